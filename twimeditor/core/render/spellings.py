"""What the site spells otherwise than anyascii does, by script.

Spellings are in the form of a slug: a hyphen stands for whatever parts words.
"""

SHOWN = {
    "Latin": """
        ¢c- £ps ¥y- §ss ×x ĸk ƍd Ǝ3 Ə- ƕhv Ƣoi ƣoi Ʀyr Ʊy Ƹzh ƹzh ƻ2 ǀ- ǁ- ǂ- ǃ- ǝ- Ƕhv Ʌ- ə- ɚ- ɝe ɞe ɮlz ɷo ɿr ʃs
        ʅs ʆs ʌ- ʒz ʓz ʖ- ʗc ʘ- ʚe ʤdz ʧts ʩfn ʮh ʯh
    """,
    "Marks on letters": "ˇv ˬv",
    "Greek": """
        Ήe Ύu Βb Ηe Ξks Υu Φph Χkh Ϋu ήe ΰu βb ηe υu φph χkh ϋu ύu ϒu ϓu ϔu Ϡsp ϡsp Ϧkh ϧkh Ϫg ϫg Ϭch ϭch ϲc
    """,
    "Cyrillic": """
        Ѐie Ёio Ѓgj Єe Їyi Ћtsh Ќkj Йi Юiu Яia йi юiu яia ѐie ёio ѓgj їyi ћtsh ќkj ҂-1000- Ҏr- ҏr- Ґg- ґg- Ғg- ғg-
        Ҕg- ҕg- Җzh- җzh- Ҙz- ҙz- Қk- қk- Ҝk- ҝk- Ҟk- ҟk- Ҡk- ҡk- Ңn- ңn- Ҧp- ҧp- Ҩkh ҩkh Ҫs- ҫs- Ҭt- ҭt- Ұu- ұu-
        Ҳkh- ҳkh- Ҵtts ҵtts Ҷch- ҷch- Ҹch- ҹch- Ҿch- ҿch- Ӏ- Ӂzh ӂzh Ӄk- ӄk- Ӈn- ӈn- Ӌch ӌch Ӗie ӗie Ә- ә- Ӛ- ӛ- Ӝzh
        ӝzh Ӟz ӟz Ӫo ӫo Ӭe ӭe Ӵch ӵch
    """,
    "Armenian, Hebrew": "Ըe Ռrh ըe ռrh ևew",
    "Devanagari": "आaa ईii ऊuu ऍen ऑon ङng ञny टtt ठtth डdd ढddh णnn ऩnnn ऱrr ऴlll शsh षss ॐaum ॠrr ॡll",
    "Bengali": "আaa ঈii ঊuu ঌrr ঙng ঞny টtt ঠtth ডdd ঢddh ণnn শsh ষss ৠrr ৡll ৰr- ৱr- ৴1- ৵2- ৶3- ৷4- ৸-1-1- ৹-16",
    "Gurmukhi": "ਆaa ਈii ਊuu ਏee ਓoo ਙng ਞny ਟtt ਠtth ਡdd ਢddh ਣnn ਭbb ੜrr ੲ ੳ ੴg-e-o-",
    "Gujarati": "આaa ઈii ઊuu ઍen ઑon ઙng ઞny ટtt ઠtth ડdd ઢddh ણnn યya ળll શsh ષss ૐaum ૠrr ૱r",
    "Oriya": "ଆaa ଈii ଊuu ଙng ଞny ଟtt ଠtth ଡdd ଢddh ଣnn ଳll ଶsh ଷss ୟyy ୠrr ୡll",
    "Tamil": "ஃh ஆaa ஈii ஊuu ஏee ஓoo ஙng ஞny டtt ணnn னnnn றrr ளll ழlll ஷss ௰-10- ௱-100- ௲-1000-",
    "Telugu": "ఆaa ఈii ఊuu ఏee ఓoo ఙng ఞny టtt ఠtth డdd ఢddh ణnn ఱrr ళll శsh షss ౠrr ౡll",
    "Kannada": "ಆaa ಈii ಊuu ಏee ಓoo ಙng ಞny ಟtt ಠtth ಡdd ಢddh ಣnn ಱrr ಳll ಶsh ಷss ೞlll ೠrr ೡll",
    "Malayalam": "ആaa ഈii ഊuu ഏee ഓoo ങng ഞny ടtt ഠtth ഡdd ഢddh ണnn റrr ളll ഴlll ശsh ഷss ൠrr ൡll",
    "Sinhala": "ආaa ඈaae ඊii ඌuu ඎrr ඐll ඒee ඕoo ඞng ඟnng ඤny ඥjny ඦnyj ටtt ඨtth ඩdd ඪddh ණnn ඬnndd ශsh ෂss ළll",
    "Thai, Lao": "จcch ซch ฤr ฦl อ- าaa ฿bh- ๅao ຊs ຍny ຕh ວw າaa ຽny ແei ໃay ໜhn ໝhm",
    "Tibetan": """
        ༀaum ༑-x- ༒-xx- ༓-x- ༪-5 ༫1-5 ༬2-5 ༭3-5 ༮4-5 ༯5-5 ༰6-5 ༱7-5 ༲8-5 ༳-5 ཊtt ཋtth ཌdd ཎnn ཥssh ཨa ྊ ྋ ྾x ྿-x-
        ࿀-o- ࿁-o- ࿂-o- ࿃-o-
    """,
    "Burmese, Georgian": """
        ငng ဉny ညnny ဋtt ဌtth ဍdd ဎddh ဏnn တtt ဝw ဠll အa ဤii ဦuu ဪau ၐsh ၑss ၓrr ၕll Ⴇt- Ⴉk Ⴎp Ⴒt Ⴔp- Ⴕk- Ⴖg- Ⴗq
        Ⴙch- Ⴚc- Ⴛz- Ⴜc Ⴝch Ⴞx Ⴤxh Ⴥoe თt- კk პp ტt ფp- ქk- ღg- ყq ჩch- ცc- ძz- წc ჭch ხx ჴxh ჵoe
    """,
    "Hangul letters": """
        ᄁgg ᄄdd ᄅr ᄈbb ᄋ ᄎc ᄘrn ᄙrr ᄚrh ᄛrn ᄝmn ᄣbst ᄨbc ᄫbn ᄬbbn ᄰsr ᄷsc ᅇ ᅉc ᅌn ᅒck ᅓch ᅗpn
        ᅯweo ᅴyi ᅶa-o ᅷa-u ᅸya-o ᅹya-yo ᅺeo-o ᅻeo-u ᅼeo-eu ᅽyeo-o ᅾyeo-u ᅿo-eo ᆀo-e ᆁo-ye ᆂo-o ᆃo-u ᆄyo-ya ᆅyo-yae
        ᆆyo-yeo ᆇyo-o ᆈyo-i ᆉu-a ᆊu-ae ᆋu-eo-eu ᆌu-ye ᆍu-u ᆎyu-a ᆏyu-eo ᆐyu-e ᆑyu-yeo ᆒyu-ye ᆓyu-u ᆔyu-i ᆕeu-u
        ᆖeu-eu ᆗyi-u ᆘi-a ᆙi-ya ᆚi-o ᆛi-u ᆜi-eu ᆝi-u ᆞu ᆟu-eo ᆠu-u ᆡu-i ᆢuu ᆩgg ᆾc ᇋtl ᇏlth ᇕrnp ᇠmc ᇢmn ᇥph ᇦpn ᇬg
        ᇭss ᇯkh ᇰn ᇱns ᇲnz ᇴpn
    """,
    "Ethiopic": """
        ሃhaa ሄhee ህhe ለla ላlaa ሌlee ልle ሐhha ሑhhu ሒhhi ሓhhaa ሔhhee ሕhhe ሖhho ሗhhwa መma ማmaa ሜmee ምme ሠsza ሡszu ሢszi
        ሣszaa ሤszee ሥsze ሦszo ሧszwa ረra ራraa ሬree ርre ሰsa ሳsaa ሴsee ስse ሸsha ሻshaa ሼshee ሽshe ቀqa ቁqu ቂqi ቃqaa ቄqee
        ቅqe ቆqo ቈqwa ቊqwi ቋqwaa ቌqwee ቍqwe ቐqha ቑqhu ቒqhi ቓqhaa ቔqhee ቕqhe ቖqho ቘqhwa ቚqhwi ቛqhwaa ቜqhwee ቝqhwe በba
        ባbaa ቤbee ብbe ቨva ቫvaa ቬvee ቭve ተta ታtaa ቴtee ትte ቸca ቹcu ቺci ቻcaa ቼcee ችce ቾco ቿcwa ኀxa ኁxu ኂxi ኃxaa ኄxee
        ኅxe ኆxo ኈxwa ኊxwi ኋxwaa ኌxwee ኍxwe ነna ናnaa ኔnee ንne ኘnya ኛnyaa ኜnyee ኝnye ኣ-aa ኤ-ee እ-e ከka ካkaa ኬkee ክke
        ኰkwa ኳkwaa ኴkwee ኵkwe ኸkxa ኹkxu ኺkxi ኻkxaa ኼkxee ኽkxe ኾkxo ዀkxwa ዂkxwi ዃkxwaa ዄkxwee ዅkxwe ወwa ዋwaa ዌwee ውwe
        ዓ-aa ዔ-ee ዕ-e ዘza ዛzaa ዜzee ዝze ዠzha ዣzhaa ዤzhee ዥzhe የya ያyaa ዬyee ይye ደda ዳdaa ዴdee ድde ዸdda ዹddu ዺddi
        ዻddaa ዼddee ዽdde ዾddo ዿddwa ጀja ጃjaa ጄjee ጅje ገga ጋgaa ጌgee ግge ጐgwa ጓgwaa ጔgwee ጕgwe ጘgga ጙggu ጚggi ጛggaa
        ጜggee ጝgge ጞggo ጠtha ጡthu ጢthi ጣthaa ጤthee ጥthe ጦtho ጧthwa ጨcha ጩchu ጪchi ጫchaa ጬchee ጭche ጮcho ጯchwa ጰpha
        ጱphu ጲphi ጳphaa ጴphee ጵphe ጶpho ጷphwa ጸtsa ጹtsu ጺtsi ጻtsaa ጼtsee ጽtse ጾtso ጿtswa ፀtza ፁtzu ፂtzi ፃtzaa ፄtzee
        ፅtze ፆtzo ፈfa ፋfaa ፌfee ፍfe ፐpa ፓpaa ፔpee ፕpe ፲10- ፳20- ፴30- ፵40- ፶50- ፷60- ፸70- ፹80- ፺90- ፻100- ፼10-000-
    """,
    "Cherokee, Canadian syllables": """
        ᐂaai ᐈee ᐖwoo ᐛwaa ᐥn ᐩ- ᐫen ᐬin ᐭon ᐮan ᐰpaai ᐶhee ᑈpwaa ᑍtaai ᑓdee ᑥtwaa ᑧtte ᑨtti ᑩtto ᑪtta ᑬkaai ᒂkwaa
        ᒅkeh ᒆkih ᒇkoh ᒈkah ᒊcaai ᒠcwaa ᒢth ᒤmaai ᒺmwaa ᒽmh ᓁnaai ᓏnwaa ᓒnh ᓔlaai ᓮsaai ᔄswaa ᔧyaai ᔽywaa ᕄle ᕅraai
        ᕔfaai ᕯtth ᕰtye ᕱtyi ᕲtyo ᕳtya ᕴhe ᕷho ᕸhoo ᕾqaai ᖁqo ᖂqoo ᖆtlhe ᖇtlhi ᖈtlho ᖉtlha ᖎngaai ᖑngo ᖒngoo ᖠlhi
        ᖡlhii ᖢlho ᖣlhoo ᖤlha ᖥlhaa ᖦlh ᗀhe ᗁhi ᗂho ᗃha ᗄghu ᗅgho ᗆghe ᗇghee ᗈghi ᗉgha ᗊru ᗋro ᗌre ᗍree ᗎri ᗏra ᗐwu
        ᗒwe ᗓwee ᗖhwu ᗗhwo ᗘhwe ᗙhwee ᗚhwi ᗛhwa ᗜthu ᗝtho ᗞthe ᗟthee ᗠthi ᗡtha ᗢttu ᗣtto ᗤtte ᗥttee ᗦtti ᗧtta ᗨpu
        ᗩpo ᗪpe ᗫpee ᗬpi ᗭpa ᗯgu ᗱge ᗲgee ᗵkhu ᗶkho ᗷkhe ᗸkhee ᗹkhi ᗺkha ᗻkku ᗼkko ᗽkke ᗾkkee ᗿkki ᘀkka ᘁkk ᘂnu ᘄne
        ᘅnee ᘈmu ᘊme ᘋmee ᘎyu ᘐye ᘑyee ᘔju ᘕju ᘗje ᘘjee ᘜjju ᘝjjo ᘞjje ᘟjjee ᘠjji ᘡjja ᘢlu ᘤle ᘥlee ᘨdlu ᘪdle ᘫdlee
        ᘮlhu ᘰlhe ᘱlhee ᘴtlhu ᘵtlho ᘶtlhe ᘷtlhee ᘸtlhi ᘹtlha ᘺtlu ᘻtlo ᘼtle ᘽtlee ᘾtli ᘿtla ᙀzu ᙂze ᙃzee ᙈdzu ᙊdze
        ᙋdzee ᙎsu ᙐse ᙑsee ᙔshu ᙖshe ᙗshee ᙛtsu ᙜtso ᙝtse ᙞtsee ᙟtsi ᙠtsa ᙡchu ᙢcho ᙣche ᙤchee ᙥchi ᙦcha ᙧttsu ᙨttso
        ᙩttse ᙪttsee ᙫttsi ᙬttsa ᙳnngo ᙴnngoo
    """,
    "Ogham, runes, Philippine scripts": """
        ᚕch ᚖth ᚗph ᚘp ᚙx ᚣyr ᚧth ᚪac ᚬo ᚭo ᚯoe ᚰon ᛄg ᛅae ᛇeo ᛠear ᛡior ᛢqu ᛣqu ᛤqu ᛥs ᛦyr ᛧyr ᛨyr
    """,
    "Khmer": """
        គg ឃgh ចc ឆch ជj ឈjh ញny ដt ឋtth ឍddh ណnn ទd ធdh បp ពb ភbh ឝsh ឞss អq ឣa ឤaa ឥi ឦii ឧu ឨuk ឩuu ឪuuv ឫry ឬryy
        ឭly ឮlyy ឯe ឱoo ឲoo ឳau ៘- ៛kr
    """,
    "Mongolian": """
        ᠧee ᠬq ᠱsh ᠴch ᠻkha ᠼts ᠿzr ᡍq ᡒch ᡔts ᡖw ᡚjy ᡜdz ᡟiy ᡧsh ᡮts ᢂx ᢃw ᢄm ᢋc ᢌtt ᢍtth ᢎdd ᢏnn ᢔss ᢗa ᢜc ᢝjh
        ᢞtta ᢟddh ᢢss ᢣcy ᢦu
    """,
    "Latin and Greek, accented": """
        ẚa ẜs ẝs ἁa ἃa ἅa ἇa Ἁa Ἃa Ἅa Ἇa ἑe ἓe ἕe Ἑe Ἓe Ἕe ἠe ἡe ἢe ἣe ἤe ἥe ἦe ἧe Ἠe Ἡe Ἢe Ἣe Ἤe Ἥe Ἦe Ἧe ἱi ἳi ἵi
        ἷi Ἱi Ἳi Ἵi Ἷi ὁo ὃo ὅo Ὁo Ὃo Ὅo ὐu ὑu ὒu ὓu ὔu ὕu ὖu ὗu Ὑu Ὓu Ὕu Ὗu ὡo ὣo ὥo ὧo Ὡo Ὣo Ὥo Ὧo ὴe ὺu ᾁa ᾃa ᾅa
        ᾇa ᾉa ᾋa ᾍa ᾏa ᾐe ᾑe ᾒe ᾓe ᾔe ᾕe ᾖe ᾗe ᾘe ᾙe ᾚe ᾛe ᾜe ᾝe ᾞe ᾟe ᾡo ᾣo ᾥo ᾧo ᾩo ᾫo ᾭo ᾯo ῂe ῃe ῄe ῆe ῇe Ὴe ῌe
        ῠu ῡu ῢu ῥr ῦu ῧu Ῠu Ῡu Ὺu Ῥr
    """,
    "Signs": """
        ⁊7 ⁋pp ₠ecu ₡cl ₣ff ₥mil ₪ns ℹinformation-source- ⅓-1-3- ⅔-2-3- ⅕-1-5- ⅖-2-5- ⅗-3-5- ⅘-4-5- ⅙-1-6- ⅚-5-6-
        ⅛-1-8- ⅜-3-8- ⅝-5-8- ⅞-7-8- ⅟-1- ↀ-d ↁd- Ↄ- ↓- ↔- ↕- ↖- ↗- ↘- ↙- ↡- ↧- ↩- ↪- ↯- ↴- ↷v ↺v ⇂- ⇃- ⇊- ⇓- ⇟- ⇣-
        ⇩- ⏻power- ⏼power- ⏽on- ⏾sleep- ⑆ ▪- ▫- ▶- ◀- ◯o ◴o ◵o ◶o ◷o ◻- ◼- ◽- ◾-
    """,
    "Pictures and signs of the first plane": """
        ☀- ☂umbrella- ☃snowman- ☏telephone- ☑-v- ☒-x- ☝- ☡- ☫farsi- ☭hammer-sickle- ☰heaven- ☷earth- ☹- ☺-
        ♔white-king- ♞black-knight- ♡white-heart- ♢white-diamond- ♤white-spade- ♧white-club- ♨hotsprings ♳-1- ♴-2-
        ♵-3- ♶-4- ♷-5- ♸-6- ♹-7- ♺recycling- ♼recycled-pap- ♽recycled-part-pap- ♾-inf- ⚐white-flag- ⚑black-flag-
        ⚚staff-of-hermes- ⚢doubled-female-sign- ⚦male-sign-with-stroke- ⚨vertical-male-sign-with-stroke-
        ⚩male-sign-with-stroke-horizontal- ⚬o ⚭oo ⚮o-o ⚯o-o ⚱urn ⚲neuter- ⚼sesquiquadrate- ⚿-key-
        ⛃black-draughts-king- ⛆rain- ⛇snowman- ⛉turned-white-shogi-piece- ⛍disabled-car- ⛐car-sliding-
        ⛒circled-crossing-lanes- ⛕alternate-oneway-left-way-traffic- ⛨black-cross-shield- ⛫castle- ⛯lighthouse-
        ⛵boat- ⛹basketballer- ⛻jp-bank- ⛼graveyard- ⛾cup- ✁scissors- ✃scissors- ✄scissors- ✋hand- ✎pencil-
        ✐pencil- ✑nib- ✓ok ✔checkmark- ✖x ✝- ✳- ✴- ❄- ❇- ❓- ❔- ❕- ❗- ❤heart ❥black-heart- ➕- ➖- ➗-
    """,
    "Arrows and shapes": "⥾v ⥿- ⬅- ⬆- ⬇v ⭐- ⭘off-",
    "Coptic, Georgian, Japanese": """
        〓x- 〰- 〷- 〸-10- 〹-20- 〺-30- しsi じzi ちti ぢdi っtu つtu づdu ふhu ゐwi ゑwe をwo ゖke シsi ジzi チti
        ヂdi ッtu ツtu ヅdu フhu ヰwi ヱwe ヲwo ヶke ー
    """,
    "Pictures": """
        🄯copyleft- 🆎ab- 🆑cl- 🆒cool- 🆓free- 🆔id- 🆕new- 🆖ng- 🆗ok- 🆘sos- 🆚vs- 🈁koko- 🈂sa- 🈚none 🈯u6307-
        🈲u7981- 🈳u7a7a- 🈴pass 🈵full 🈶u6709- 🈷month 🈸u7533- 🈹u5272- 🈺open 🉐ideograph-advantage- 🉑accept-
        🌆city-sunset- 🌔moon- 🌟- 🌪tornado- 🍊orange- 🍳fried-egg- 🎙microphone- 🎟ticket- 🏃runner- 🏄surfer-
        🏊swimmer- 🏋weightlifter- 🏌golfer- 🏎racecar- 🏒ice-hockey- 🏘houses- 🏮lantern- 🏴black-flag- 🐞beetle- 👍-1-
        👎-1- 👞shoe- 👮cop- 👯dancers- 👰bride-with-veil- 👲man-with-gua-pi-mao- 👳man-with-turban-
        💁tipping-hand-person- 💆massage- 💇haircut- 💲- 💵- 📝memo- 📧email- 📱iphone- 📸camera-flash- 📽projector
        🔪hocho- 🕏bowl-of-hygieia- 🕨right-speaker- 🕮book- 🕰mantelpiece-clock- 🕱black-skull-and-crossbones-
        🕲no-piracy- 🕴man-in-suit- 🕻telephone- 🖆pen-envelope- 🖈black-pushpin- 🖉pencil- 🖊pen- 🖋pen- 🖎writing-hand-
        🖏ok-hand-sign- 🖕fu- 🖖spock-hand- 🖦keyboard-and-mouse- 🖧networked-computers- 🖩calculator-
        🖰two-button-mouse- 🖱computer-mouse- 🖳old-pc- 🖻document- 🗃card-file-box- 🗒notepad- 🗓calendar-
        🗔desktop-window- 🗝key- 🗞newspaper- 🗠stocks- 🗢lips- 🙁slightly-frowning-face- 🙄roll-eyes- 🙅no-good-
        🙆ok-woman- 🙇bow- 🙋raising-hand- 🙍frowning-person- 🙎pouting-face- 🚗car- 🚣rowboat- 🚴bicyclist-
        🚵mountain-bicyclist- 🚶walking- 🛊girls- 🛌sleeping-bed- 🛑stop-sign- 🛔pagoda- 🛦military-airplane-
        🛨airplane- 🛩airplane- 🛪airplane- 🛫flight-departure- 🛬flight-arrival- 🛰satellite- 🜻as4s4 🜼as4s4 🝗e 🝛aaa
        🝜sss 🝝-sss 🟰- 🤑money-mouth-face- 🤒face-with-thermometer- 🤕face-with-head-bandage- 🤗hugs-
        🤙call-me-hand- 🤛fist-left- 🤜fist-right- 🤞crossed-fingers- 🤠cowboy-hat-face- 🤡clown-face- 🤦facepalm-
        🤨raised-eyebrow- 🤬cursing-face- 🤭hand-over-mouth- 🤮vomiting-face- 🤵man-in-tuxedo- 🤷shrug-
        🤸cartwheeling- 🤹juggling- 🤺fencer- 🤼wrestling- 🤽water-polo- 🤾handball- 🥀wilted-flower-
        🥂clinking-glasses- 🥅goal-net- 🥇1st-place-medal- 🥈2nd-place-medal- 🥉3rd-place-medal- 🥖baguette-bread-
        🥗green-salad- 🥛milk-glass- 🥝kiwifruit- 🥰smiling-face-with-three-hearts- 🥿flat-shoe- 🦁lion- 🦊fox-face-
        🦏rhinoceros- 🦰red-hair- 🦳white-hair- 🧍standing-person- 🧎kneeling-person- 🧐monocle-face-
        🧖sauna-person- 🧗climbing- 🧘lotus-position- 🧴lotion-bottle- 🩲swim-brief-
    """,
}
"""Words of a character and its spelling."""

CODED = {
    "Latin": "0080-009f: 00ad:",
    "Marks on letters": "02d5:v 02d8:v 02ea-02eb:- 02f3:o",
    "Cyrillic": "0488:-100-000- 0489:-1-000-000-",
    "Armenian, Hebrew": "05b0:- 05bc:- 05d1:b 05d7:kh 05da-05db:k 05e3-05e4:p 05e7:q 05e9:sh 05f2:i",
    "Arabic": """
        061c: 0624:w- 0626:y- 0627: 0629:- 0638:z 063a:g 0640: 0649:- 064b:an 064c:un 064d:in 0651:w 0672-0673:-
        0675:- 0676:-w 0677:-u 0678:-y 0679:tt 067a:tth 0681:-h 0682:h 0683:ny 0684:dy 0685:h 0687:cch 0688:dd
        068b:dt 068d:ddh 068e:d 0691:rr 0696-0697:r 0698:j 069a:s 069c-069e:s 069f:t 06a0:gh 06a3:f 06a5:f 06a8:q
        06a9:kh 06ab-06ac:k 06ae:k 06b0:g 06bd:n 06bf:ch 06c0:hy 06c3:- 06c4:w 06c5-06c6:oe 06c8-06c9:yu 06ca:w
        06cd-06ce:y 06cf:w 06d2:y 06d3:y- 06d5:ae 06e5-06e6: 06fa:sh 06fb:d 06fc:gh 06fe:-m
    """,
    "Syriac, Thaana, N'Ko": """
        0714:g 071c:t 0733-0734:a 0738:e 073c:u 0741-0742:- 0745:x 0746:q 0747-074a:- 0785:l 078f:ny 0798:tt 0799:hh
        079b:th 079c:z 079d:sh 079e:s 079f:d 07a0:t 07a1:z 0898-089d:- 08ca-08d3:-
    """,
    "Devanagari": """
        0901-0902:n 093e:aa 0940:ii 0942:uu 0944:rr 0945:en 0949:on 0951-0954:- 0959:khh 095a:ghh 095c:dddh 095f:yy
        0963:ll
    """,
    "Bengali": "0981-0982:n 09be:aa 09c0:ii 09c2:uu 09c4:rr 09d7:- 09dc:rr 09df:yy 09e3:ll",
    "Gurmukhi": """
        0a02:n 0a33:ll 0a36:sh 0a3e:aa 0a40:ii 0a42:uu 0a47:ee 0a4b:oo 0a59:khh 0a5a:ghh 0a5e:f 0a70:n 0a71:h
    """,
    "Gujarati": "0a81-0a82:n 0abe:aa 0ac0:ii 0ac2:uu 0ac4:rr 0ac5:en 0ac9:on",
    "Oriya": "0b01-0b02:n 0b3e:aa 0b40:ii 0b42:uu 0b55-0b57:- 0b5c:rr",
    "Tamil": "0b82:n 0bbe:aa 0bc0:ii 0bc2:uu 0bc7:ee 0bcb:oo 0bd7:-",
    "Telugu": "0c02:n 0c3e:aa 0c40:ii 0c42:uu 0c44:rr 0c47:ee 0c4b:oo 0c56:-",
    "Kannada": "0c82:n 0cbe:aa 0cc0:ii 0cc2:uu 0cc4:rr 0cc7:ee 0ccb:oo 0cd6:-",
    "Malayalam": "0d02:n 0d3e:aa 0d40:ii 0d42:uu 0d47:ee 0d4b:oo 0d57:-",
    "Sinhala": "0d82:n 0dcf:aa 0dd1:aae 0dd3:ii 0dd6:uu 0dda:ee 0ddd:oo 0ddf:l 0df2:rr 0df3:ll",
    "Thai, Lao": "0e35:ii 0e37:uue 0e39:uu 0e3a:- 0eb5:ii 0eb6:y 0eb7:yy 0eb8:u 0eb9:uu 0eba:- 0ecd:m",
    "Tibetan": """
        0f35:- 0f37:- 0f39:- 0f3e-0f3f: 0f4d:ddh 0f69:kss 0f71:aa 0f73:ii 0f75:uu 0f77:rr 0f79:ll 0f7b:ee 0f7d:oo
        0f81:ii 0f9a:tt 0f9b:tth 0f9c:dd 0f9d:ddh 0f9e:nn 0fb5:ss 0fb8:a 0fb9:kss
    """,
    "Burmese, Georgian": "102c:aa 102e:ii 1030:uu 1036:n 1037:- 1057:rr 1059:ll",
    "Hangul letters": "115f-1160:",
    "Ogham, runes, Philippine scripts": "1734:",
    "Khmer": """
        17b4:a 17b5-17b6:aa 17b7:i 17b8:ii 17b9:y 17ba:yy 17bb:u 17bc:uu 17bd:ua 17be:oe 17bf:ya 17c4:oo 17c6:m
        17c7:h 17c8:a-
    """,
    "Mongolian": "180f:- 1885:-3- 1886:-333- 18a9:-",
    "Scripts of South-East Asia": "1ac1-1acb:-",
    "Latin and Greek, accented": "1dfa:- 1f75:e 1f7b:u 1fcb:e 1fdd-1fdf:- 1fe3:u 1feb:u 1ffe:-",
    "Signs": "200c-200f: 202a-202e: 2060-2064: 2066-206f:",
    "Braille": """
        280c:- 2814:9 281c:- 2821:- 2822:5 2823:- 2829-282c:- 282e-2831:- 2833:- 2834:0 2836:7 2837:- 2839:- 283b:-
        283e-283f:- 2840:d7 2842:d27 2844:d37 2846:d237 2848:d47 284c:d347 2850:d57 2852:d257 2854:d357 2856:d2357
        2858:d457 285c:d3457 2860:d67 2861:d167 2862:d267 2863:d1267 2864:d367 2866:d2367 2868:d467 2869:d1467
        286a:d2467 286b:d12467 286c:d3467 286e:d23467 286f:d123467 2870:d567 2871:d1567 2872:d2567 2873:d12567
        2874:d3567 2876:d23567 2877:d123567 2878:d4567 2879:d14567 287b:d124567 287c:d34567 287e:d234567
        287f:d1234567
    """,
    "Coptic, Georgian, Japanese": "302e-302f:",
    "Pictures": "1f3fb-1f3ff:",
    "Tags": "e0030-e0039:- e0041-e005a:- e0061-e007a:-",
}
"""Words of a code or two, in hexadecimal, and a spelling: what an editor hides, joins or turns around."""

HANGUL = (
    "g gg n d dd r m b bb s ss  j jj c k t p h",
    "a ae ya yae eo e yeo ye o wa wae oe yo u weo we wi yu eu yi i",
    " g gg gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j c k t p h",
)
"""How a syllable may begin, go on and end, in the order of Unicode; one space parts them."""
