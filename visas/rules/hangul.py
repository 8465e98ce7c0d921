"""Names of universities in Korean, put word by word into the words of their names in English."""

from collections.abc import Mapping

_KINDS = """
대학교 university|대학 university|대 university|유니버시티 university|유니버서티 university
공과 tech|공업 tech|공 tech|기술 tech|이공 tech|과기 science tech|과학기술 science tech
과학기술원 institute science tech|공과대학원 tech institute|과학 science|의과 medical|의학 medical
의 medical|의료 medical|주립 state|국립 national|시립 city|왕립 royal|연방 federal|자유 free
가톨릭 catholic|카톨릭 catholic|사범 normal|교육 education|외국어 foreign studies
외대 foreign studies university|농업 agricultural|농과 agricultural|예술 arts|경영 management
경제 economics|정치 political|해양 ocean|칼리지 college|컬리지 college|칼레지 college
컬래지 college|컬레지 college|인스티튜트 institute|여자 womens|항공우주 aeronautics astronautics
우주항공 aeronautics astronautics|항공 aeronautics|석유 petroleum|지질 geosciences|교통 jiaotong
사회과학 social science|폴리텍 polytechnic|메트로폴리탄 metropolitan|센트럴 central|노던 northern
서던 southern|웨스턴 western|이스턴 eastern|노스 north|사우스 south|웨스트 west|이스트 east|뉴 new
시티 city|테크 tech|공대 tech university|법과 law|치과 dental|약학 pharmacy|감리 methodist
기독교 christian|연구 research|및 and|캠퍼스 |학교 school|대학원 graduate
"""
_PLACES = """
캘리포니아 california|데이비스 davis|버클리 berkeley|로스앤젤레스 los angeles
로스엔젤레스 los angeles|샌디에이고 san diego|샌디에고 san diego|샌프란시스코 san francisco
샌타바버라 santa barbara|산타바바라 santa barbara|산타바버라 santa barbara|샌타크루즈 santa cruz
산타크루즈 santa cruz|어바인 irvine|리버사이드 riverside|머세드 merced|매사추세츠 massachusetts
매사추세스 massachusetts|애머스트 amherst|앰허스트 amherst|보스턴 boston|로웰 lowell|텍사스 texas
오스틴 austin|댈러스 dallas|달라스 dallas|샌안토니오 san antonio|엘패소 el paso|알링턴 arlington
칼리지스테이션 college station|일리노이 illinois|어배너섐페인 urbana champaign
어바나샴페인 urbana champaign|어바나섐페인 urbana champaign|시카고 chicago|미시간 michigan
미시건 michigan|앤아버 ann arbor|위스콘신 wisconsin|매디슨 madison|밀워키 milwaukee
미네소타 minnesota|트윈시티 twin cities|트윈시티스 twin cities|인디애나 indiana
블루밍턴 bloomington|인디애나폴리스 indianapolis|퍼듀 purdue|웨스트라피엣 west lafayette
오하이오 ohio|펜실베이니아 pennsylvania|펜실베니아 pennsylvania|펜실바니아 pennsylvania
피츠버그 pittsburgh|뉴욕 new york|버펄로 buffalo|버팔로 buffalo|스토니브룩 stony brook
올버니 albany|빙엄턴 binghamton|뉴저지 new jersey|메릴랜드 maryland|칼리지파크 college park
볼티모어 baltimore|볼티모어카운티 baltimore county|버지니아 virginia|커먼웰스 commonwealth
노스캐롤라이나 north carolina|사우스캐롤라이나 south carolina|채플힐 chapel hill|조지아 georgia
플로리다 florida|마이애미 miami|앨라배마 alabama|버밍엄 birmingham|버밍햄 birmingham
테네시 tennessee|녹스빌 knoxville|켄터키 kentucky|루이지애나 louisiana|미주리 missouri
컬럼비아 columbia|콜럼비아 columbia|아이오와 iowa|캔자스 kansas|네브래스카 nebraska|링컨 lincoln
오클라호마 oklahoma|콜로라도 colorado|볼더 boulder|덴버 denver|유타 utah|애리조나 arizona
워싱턴 washington|세인트루이스 st louis|오리건 oregon|오레곤 oregon|하와이 hawaii|마노아 manoa
코네티컷 connecticut|델라웨어 delaware|휴스턴 houston|신시내티 cincinnati|로체스터 rochester
시러큐스 syracuse|드렉셀 drexel|템플 temple|툴레인 tulane|터프츠 tufts|브랜다이스 brandeis
브라운 brown|다트머스 dartmouth|프린스턴 princeton|하버드 harvard|하바드 harvard|예일 yale
스탠퍼드 stanford|스탠포드 stanford|코넬 cornell|듀크 duke|라이스 rice|에모리 emory
밴더빌트 vanderbilt|반더빌트 vanderbilt|노터데임 notre dame|노트르담 notre dame|노틀담 notre dame
존스홉킨스 johns hopkins|카네기멜론 carnegie mellon|카네기멜런 carnegie mellon
노스웨스턴 northwestern|노스이스턴 northeastern|노스이스트 northeastern|조지타운 georgetown
조지워싱턴 george washington|조지메이슨 george mason|케이스웨스턴리저브 case western reserve
웨이크포레스트 wake forest|럿거스 rutgers|러트거스 rutgers|뉴브런즈윅 new brunswick|오번 auburn
어번 auburn|록펠러 rockefeller|베일러 baylor|퍼시픽 pacific|로욜라 loyola|포틀랜드 portland
포덤 fordham|페퍼다인 pepperdine|드폴 depaul|클렘슨 clemson|알래스카 alaska|아이다호 idaho
몬태나 montana|네바다 nevada|뉴멕시코 new mexico|뉴햄프셔 new hampshire|버몬트 vermont
로드아일랜드 rhode island|메인 maine|미시시피 mississippi|아칸소 arkansas|와이오밍 wyoming
노스다코타 north dakota|사우스다코타 south dakota|산호세 san jose|새너제이 san jose|런던 london
임페리얼 imperial|옥스퍼드 oxford|옥스포드 oxford|브룩스 brookes|케임브리지 cambridge
캠브리지 cambridge|맨체스터 manchester|에든버러 edinburgh|에딘버러 edinburgh|에딘버그 edinburgh
글래스고 glasgow|글라스고 glasgow|글래스고우 glasgow|브리스톨 bristol|브리스틀 bristol|워릭 warwick
워윅 warwick|리즈 leeds|셰필드 sheffield|쉐필드 sheffield|노팅엄 nottingham|노팅햄 nottingham
사우샘프턴 southampton|사우스햄프턴 southampton|사우스햄튼 southampton|리버풀 liverpool|더럼 durham
더램 durham|요크 york|뉴캐슬 newcastle|뉴카슬 newcastle|카디프 cardiff|엑서터 exeter|엑시터 exeter
배스 bath|바스 bath|레스터 leicester|서섹스 sussex|서식스 sussex|랭커스터 lancaster
랭카스터 lancaster|러프버러 loughborough|애버딘 aberdeen|던디 dundee|세인트앤드루스 st andrews
세인트앤드류스 st andrews|레딩 reading|서리 surrey|스트래스클라이드 strathclyde|스완지 swansea
이스트앵글리아 east anglia|벨파스트 belfast|퀸즈 queens|퀸스 queens|퀸메리 queen mary|킹스 kings
에식스 essex|켄트 kent|애스턴 aston|브루넬 brunel|헤리엇와트 heriot watt|포츠머스 portsmouth
브래드퍼드 bradford|뱅거 bangor|로열홀러웨이 royal holloway|버크벡 birkbeck|소아스 soas
더블린 dublin|트리니티 trinity|코크 cork|골웨이 galway|리머릭 limerick|파리 paris|사클레 saclay
파리사클레 paris saclay|소르본 sorbonne|소르본느 sorbonne|그르노블 grenoble|알프 alpes
몽펠리에 montpellier|보르도 bordeaux|스트라스부르 strasbourg|리옹 lyon|릴 lille|로렌 lorraine
툴루즈 toulouse|렌 rennes|엑스마르세유 aix marseille|뮌헨 munich|베를린 berlin|훔볼트 humboldt
하이델베르크 heidelberg|하이델베르그 heidelberg|괴팅겐 gottingen|튀빙겐 tubingen
프라이부르크 freiburg|본 bonn|쾰른 cologne|함부르크 hamburg|아헨 aachen|카를스루에 karlsruhe
칼스루에 karlsruhe|드레스덴 dresden|다름슈타트 darmstadt|슈투트가르트 stuttgart
프랑크푸르트 frankfurt|마인츠 mainz|뮌스터 munster|뷔르츠부르크 wurzburg|보훔 bochum
라이프치히 leipzig|만하임 mannheim|콘스탄츠 konstanz|킬 kiel|브레멘 bremen|하노버 hanover|예나 jena
도르트문트 dortmund|뒤셀도르프 dusseldorf|기센 giessen|마르부르크 marburg|바이로이트 bayreuth
레겐스부르크 regensburg|울름 ulm|포츠담 potsdam|괴테 goethe|취리히 zurich|로잔 lausanne
제네바 geneva|바젤 basel|베른 bern|프리부르 fribourg|빈 vienna|비엔나 vienna|그라츠 graz
인스브루크 innsbruck|암스테르담 amsterdam|델프트 delft|레이던 leiden|라이덴 leiden
위트레흐트 utrecht|흐로닝언 groningen|그로닝겐 groningen|에라스무스 erasmus|로테르담 rotterdam
바헤닝언 wageningen|에인트호번 eindhoven|아인트호벤 eindhoven|마스트리흐트 maastricht
틸뷔르흐 tilburg|트벤테 twente|라드바우드 radboud|겐트 ghent|헨트 ghent|앤트워프 antwerp
브뤼셀 brussels|리에주 liege|코펜하겐 copenhagen|오르후스 aarhus|덴마크 denmark|올보르 aalborg
스톡홀름 stockholm|룬드 lund|웁살라 uppsala|예테보리 gothenburg|찰머스 chalmers|찰스머스 chalmers
카롤린스카 karolinska|린셰핑 linkoping|우메오 umea|오슬로 oslo|베르겐 bergen|노르웨이 norwegian
헬싱키 helsinki|알토 aalto|투르쿠 turku|오울루 oulu|탐페레 tampere|바르샤바 warsaw|프라하 prague
카렐 charles|야기엘론스키 jagiellonian|빌뉴스 vilnius|타르투 tartu|모스크바 moscow|로마 rome
사피엔차 sapienza|밀라노 milan|볼로냐 bologna|파도바 padua|피사 pisa|토리노 turin|나폴리 naples
피렌체 florence|시에나 siena|파비아 pavia|트렌토 trento|바르셀로나 barcelona|마드리드 madrid
콤플루텐세 complutense|발렌시아 valencia|그라나다 granada|세비야 seville|사라고사 zaragoza
나바라 navarra|폼페우파브라 pompeu fabra|리스본 lisbon|포르투 porto|코임브라 coimbra|아테네 athens
이스탄불 istanbul|빌켄트 bilkent|코치 koc|토론토 toronto|맥길 mcgill
브리티시컬럼비아 british columbia|앨버타 alberta|알버타 alberta|몬트리올 montreal|맥매스터 mcmaster
워털루 waterloo|오타와 ottawa|캘거리 calgary|웨스턴온타리오 western ontario|댈하우지 dalhousie
빅토리아 victoria|사이먼프레이저 simon fraser|라발 laval|콩코디아 concordia|매니토바 manitoba
서스캐처원 saskatchewan|겔프 guelph|멜버른 melbourne|멜번 melbourne|시드니 sydney|모나시 monash
모나쉬 monash|모내시 monash|퀸즐랜드 queensland|퀸즈랜드 queensland|뉴사우스웨일스 new south wales
뉴사우스웨일즈 new south wales|애들레이드 adelaide|아델레이드 adelaide|매쿼리 macquarie
맥쿼리 macquarie|울런공 wollongong|커틴 curtin|디킨 deakin|그리피스 griffith|라트로브 la trobe
태즈메이니아 tasmania|플린더스 flinders|머독 murdoch|본드 bond|캔버라 canberra|오클랜드 auckland
오타고 otago|캔터베리 canterbury|웰링턴 wellington|매시 massey|와이카토 waikato|도쿄 tokyo
동경 tokyo|교토 kyoto|경도 kyoto|오사카 osaka|도호쿠 tohoku|나고야 nagoya|규슈 kyushu|큐슈 kyushu
홋카이도 hokkaido|북해도 hokkaido|쓰쿠바 tsukuba|츠쿠바 tsukuba|히로시마 hiroshima|와세다 waseda
게이오 keio|베이징 beijing|북경 beijing|칭화 tsinghua|청화 tsinghua|푸단 fudan|복단 fudan
상하이 shanghai|상해 shanghai|자오퉁 jiaotong|교통 jiaotong|저장 zhejiang|절강 zhejiang
난징 nanjing|남경 nanjing|우한 wuhan|무한 wuhan|중산 sun yat sen|하얼빈 harbin|시안 xian|서안 xian
톈진 tianjin|천진 tianjin|난카이 nankai|남개 nankai|퉁지 tongji|동제 tongji|샤먼 xiamen|하문 xiamen
쓰촨 sichuan|사천 sichuan|산둥 shandong|산동 shandong|지린 jilin|길림 jilin|후난 hunan|다롄 dalian
대련 dalian|충칭 chongqing|중경 chongqing|란저우 lanzhou|난주 lanzhou|선전 shenzhen|심천 shenzhen
쑤저우 soochow|소주 soochow|화중 huazhong|화둥 east china|화동 east china|화난 south china
화남 south china|중국 china|중국인민 renmin china|인민 renmin|동남 southeast|둥난 southeast
베이항 beihang|북경항공항천 beihang|홍콩 hong kong|마카오 macau|대만 taiwan|타이완 taiwan
타이베이 taipei|성공 cheng kung|양명교통 yang ming chiao tung|싱가포르 singapore|싱가폴 singapore
난양 nanyang|말라야 malaya|말레이시아 malaysia|푸트라 putra|사인스 sains|쭐랄롱꼰 chulalongkorn
출라롱콘 chulalongkorn|마히돌 mahidol|인도네시아 indonesia|가자마다 gadjah mada|반둥 bandung
인도 indian|델리 delhi|뭄바이 bombay|봄베이 bombay|마드라스 madras|칸푸르 kanpur
카라그푸르 kharagpur|루르키 roorkee|구와하티 guwahati|킹사우드 king saud
킹압둘아지즈 king abdulaziz|킹파드 king fahd|카타르 qatar|칼리파 khalifa|텔아비브 tel aviv
히브리 hebrew|예루살렘 jerusalem|테크니온 technion|바이츠만 weizmann|와이즈만 weizmann|카이로 cairo
케이프타운 cape town|비트바테르스란트 witwatersrand|요하네스버그 johannesburg
스텔렌보스 stellenbosch|프리토리아 pretoria|상파울루 sao paulo|캄피나스 campinas
부에노스아이레스 buenos aires|칠레 chile|몬테레이 monterrey|멕시코 mexico|콜롬비아 colombia
카자흐 kazakh|나자르바예프 nazarbayev|서울 seoul|연세 yonsei|고려 korea|한양 hanyang
성균관 sungkyunkwan|경희 kyung hee|중앙 chung ang|이화 ewha|서강 sogang|부산 pusan|경북 kyungpook
포항 pohang|울산 ulsan|광주 gwangju|대구경북 daegu gyeongbuk|한국 hankuk|아주 ajou|세종 sejong
가천 gachon|에이앤드엠 a m|웨일스 wales|오스트레일리아 australian|호주 australian
스코틀랜드 scotland|아일랜드 ireland|독일 german|프랑스 french|로열 royal|로얄 royal|파나마 panama
아부다비 abu dhabi|샤르자 sharjah|아메리칸 american|아랍에미리트 united arab emirates
아랍에미레이트 united arab emirates|라플라타 la plata|유러피언 european
요하네스케플러 johannes kepler|케플러 kepler|린츠 linz|하셀트 hasselt|안트베르펜 antwerp
브루나이 brunei|다루살람 darussalam|리우데자네이루 rio de janeiro|히우지자네이루 rio de janeiro
콘코디아 concordia|구엘프 guelph|안후이 anhui|안휘 anhui|둥화 donghua|동화 donghua|푸저우 fuzhou
복주 fuzhou|광둥 guangdong|광동 guangdong|광시 guangxi|광서 guangxi|광저우 guangzhou
구이저우 guizhou|귀주 guizhou|하이난 hainan|해남 hainan|공정 engineering|허페이 hefei|합비 hefei
허난 henan|하남 henan|허하이 hohai|하해 hohai|장난 jiangnan|장쑤 jiangsu|강소 jiangsu|쿤밍 kunming
난창 nanchang|남창 nanchang|임업 forestry|중의약 chinese medicine|닝보 ningbo|영파 ningbo
화베이 north china|화북 north china|전력 electric power|시베이 northwest|서북 northwest
칭다오 qingdao|청도 qingdao|섬서 shaanxi|산서 shanxi|남방 southern|시난 southwest|서남 southwest
시후 westlake|서호 westlake|시뎬 xidian|양저우 yangzhou|양주 yangzhou|윈난 yunnan|운남 yunnan
난퉁 nantong|옌산 yanshan|원저우 wenzhou|온주 wenzhou|타이위안 taiyuan|태원 taiyuan|체코 czech
마사리크 masaryk|샤리테 charite|에를랑겐 erlangen|뉘른베르크 nuremberg|프리드리히 friedrich
알렉산더 alexander|하인리히하이네 heinrich heine|요하네스구텐베르크 johannes gutenberg
라이프니츠 leibniz|할레 halle|비텐베르크 wittenberg|마르틴루터 martin luther|필립스 philipps
루르 ruhr|자를란트 saarland|잘란트 saarland|뒤스부르크 duisburg|에센 essen|호엔하임 hohenheim
남덴마크 southern denmark|미국 american|카를로스 carlos|카탈루냐 catalonia|카탈로니아 catalonia
바스크 basque country|라펜란타 lappeenranta|동핀란드 eastern finland|핀란드 finland|바사 vaasa
알프스 alpes|팡테옹 pantheon|아스톤 aston|노섬브리아 northumbria|홀로웨이 holloway
홀러웨이 holloway|할러웨이 holloway|브래드포드 bradford|에섹스 essex|허더즈필드 huddersfield
허더스필드 huddersfield|써리 surrey|링난 lingnan|제멜바이스 semmelweis|세멜바이스 semmelweis
아이르랑가 airlangga|아이를랑가 airlangga|파자자란 padjadjaran|세풀루노펨버 sepuluh nopember
벤구리온 ben gurion|네게브 negev|안나 anna|아미르카비르 amirkabir|이란 iran|샤리프 sharif
테헤란 tehran|베네치아 venice|베니스 venice|카포스카리 ca foscari|볼차노 bolzano|바리 bari
브레시아 brescia|카타니아 catania|플로렌스 florence|제노바 genoa|비코카 bicocca
토르베르가타 tor vergata|베로나 verona|요르단 jordan|알파라비 al farabi|유라시아 eurasian
구밀료프 gumilyov|사트바예프 satbayev|베이루트 beirut|레바논 lebanese|룩셈부르크 luxembourg
성시 city|선웨이 sunway|테일러스 taylors|페트로나스 petronas|우타라 utara|네이메헌 nijmegen
틸버그 tilburg|트웬테 twente|술탄카부스 sultan qaboos|페루 peru|필리핀 philippines|리스보아 lisbon
아베이루 aveiro|하마드빈칼리파 hamad bin khalifa|바우만 bauman|카잔 kazan
노보시비르스크 novosibirsk|러시아 russia|압둘라흐만 abdulrahman|석유광물 petroleum minerals
킹파흐드 king fahd|킹칼리드 king khalid|스웨덴 swedish|디자인 design|보아지치 bogazici
보가지치 bogazici|사반즈 sabanci|사반치 sabanci|알베르트아인슈타인 albert einstein
앨버트아인슈타인 albert einstein|러시 rush|위트워터스랜드 witwatersrand|물리기술 physics tech
물리 physics|정보공정 information science tech|우전 posts telecommunications|화공 chemical tech
광업 mining tech|클리닉 clinic|중앙유럽 central european|베스트팔렌빌헬름 westfalische wilhelms
컨스트럭터 constructor|브루나이다루살람 brunei darussalam|유스투스리비히 justus liebig
프린스술탄 prince sultan|제1 1|제2 2|제3 3
"""


def _read(written: str) -> dict[str, tuple[str, ...]]:
    pairs = (pair.partition(" ") for pair in written.replace("\n", "|").split("|") if pair)
    return {korean: tuple(english.split()) for korean, _, english in pairs}


_WORDS: Mapping[str, tuple[str, ...]] = _read(_PLACES) | _read(_KINDS)
_LONGEST = max(map(len, _WORDS))


def is_korean(text: str) -> bool:
    """Tell whether a text holds Korean syllables."""
    return any("가" <= letter <= "힣" for letter in text)


def in_english(text: str) -> tuple[str, ...]:
    """Return the English words of a folded Korean name; empty if any part of it is not known.

    Words are taken as long as possible from the left, through spaces: people set those as they
    like. What stands in Latin letters stays: "텍사스 a m 대학교".
    """
    found: list[str] = []
    rest = text.strip()
    while rest:
        if not is_korean(rest[0]):
            word = rest.split(" ", 1)[0]
            latin = word if not is_korean(word) else _latin_head(word)
            found.append(latin)
            rest = rest[len(latin) :].lstrip()
            continue
        taken = _longest(rest)
        if not taken:
            return ()
        length, english = taken
        found.extend(english)
        rest = rest[length:].lstrip()
    return tuple(found)


def _latin_head(word: str) -> str:
    length = next(place for place, letter in enumerate(word) if is_korean(letter))
    return word[:length]


def _longest(rest: str) -> tuple[int, tuple[str, ...]] | None:
    """Return the longest known word that `rest` begins with: its letters with spaces, English."""
    letters, ends, found = "", 0, None
    for place, letter in enumerate(rest):
        if letter == " ":
            continue
        letters += letter
        if len(letters) > _LONGEST:
            break
        ends = place + 1
        if letters in _WORDS:
            found = (ends, _WORDS[letters])
    return found
