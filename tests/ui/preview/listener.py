"""A server on this machine that hears whoever calls out."""

from PySide6.QtNetwork import QHostAddress, QTcpServer


class Listener(QTcpServer):
    """Counts every connection to this machine, whatever is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0
        self.newConnection.connect(self._count)
        assert self.listen(QHostAddress.SpecialAddress.LocalHost)
        self.address = f"http://127.0.0.1:{self.serverPort()}"

    def _count(self) -> None:
        while self.hasPendingConnections():
            self.calls += 1
            self.nextPendingConnection().abort()
