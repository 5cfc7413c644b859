"""Application logic without Qt: ports in, no globals; services do not import each other."""
