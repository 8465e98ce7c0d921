"""Words of departments, of fields of study, and of places, as they stand around a name."""

_HEADS = """
department departments dept departement departamento dipartimento depto faculty faculties fac
facultad faculte facolta fakultat fakultaet fakulta fakultesi wydzial school schools sch college
colleges division divisions div laboratory laboratories lab labs laboratoire laboratorio program
programme programs chair section sections unit units group groups graduate clinic center centre
centers centres zentrum centro institute institutes institut instituto istituto institutet inst
library office fachbereich abteilung lehrstuhl area branch observatory museum dean professor prof
student phd bsc msc ms ma ba mba degree master bachelor doctor doctoral doctorate candidate
researcher postdoc fellow associate assistant assoc asst lecturer dr bolumu fakultas jurusan
seminar klinik kaken core facility consortium initiative network undergraduate
ctr inst departamentos facultatea katedra ustav instytut zaklad afdeling vakgroep laitos
osasto institutionen avdelningen scuola corso dottorato ufr ecole doctorale labo equipe
"""
_FIELDS = """
science sciences scientific engineering engineer engrg eng engg technology technologies tech
medicine medical physics physical chemistry chemical biology biological biomedical bioengineering
biochemistry biophysics biotechnology bioinformatics biostatistics biomolecular biomedicine life
mathematics math maths mathematical statistics statistical computer computing computational
computation comput sci informatics information data artificial intelligence ai software electrical
electronic electronics electr electro mechanical mech civil environmental environment energy
materials material nuclear aerospace aeronautics astronautics mechanics robotics automation
control systems system network networks communication communications telecommunications industrial
manufacturing management business administration economics economic finance accounting marketing
commerce law laws legal political politics policy public government international relations social
sociology psychology psychological cognitive behavioral behavioural anthropology archaeology
history historical philosophy linguistics language languages literature english german french
korean japanese asian american european arts art humanities music design architecture planning
urban education educational teaching nursing health healthcare pharmacy pharmaceutical
pharmacology toxicology dentistry dental veterinary clinical surgery surgical pediatrics
paediatrics psychiatry neurology neuroscience neurosciences neurosurgery oncology cancer
cardiology cardiovascular radiology radiological anesthesiology anaesthesia pathology immunology
microbiology virology genetics genomics genomic genetic human molecular cell cellular cells
structural developmental evolutionary evolution integrative ecology ecological zoology botany
plant plants animal food nutrition agriculture agricultural agronomy forestry forest horticulture
fisheries marine ocean oceanography atmospheric meteorology climate earth planetary geology
geological geography geophysics geosciences geoscience astronomy astrophysics space optics optical
photonics quantum theoretical theory applied advanced experimental basic natural pure general
internal emergency family community population epidemiology global tropical infectious diseases
disease hygiene prevention preventive rehabilitation physiotherapy sport sports kinesiology
exercise vision ophthalmology urology orthopedics orthopaedics orthopedic dermatology gynecology
obstetrics endocrinology gastroenterology hematology haematology nephrology rheumatology imaging
translational research studies study development developments innovation entrepreneurship
sustainability sustainable water resources resource mining metallurgy petroleum textile
transportation transport traffic polymer polymers nano nanotechnology nanoscience surface
semiconductor condensed matter particle interdisciplinary graduate professional
continuing postgraduate doctoral theology religion religious divinity journalism media film
library museum gender cultural culture comparative world modern contemporary production process
processing product safety risk insurance actuarial analytics electrotechnical letters philology
nachrichtentechnik physik chemie mathematik informatik biologie medizin maschinenbau
physikalisches mathematisches physique chimie sante droit lettres ciencias ingenieria medicina
quimica fisica economia derecho quimicas fisicas salud new drug technologyand sciencesand signal
speech brain heart lung diabetes stem regenerative aging ageing vaccine biosystems bioscience
biosciences biomaterials bioresources quantitative decision operations operational logistics
supply chain hospitality tourism leisure real estate property construction building buildings
geotechnical mathematiques mathematique informatique genie electrique mecanique economie gestion
philosophie histoire geographie medecine pharmacie matematicas matematica informatica electrica
mecanica filosofia letras farmacia psicologia ingegneria scienze chimica biologia giurisprudenza
engenharia wirtschaft wirtschaftswissenschaften elektrotechnik rechtswissenschaft philosophische
naturwissenschaften geschichte psychologie theologie biochemie experimentelle theoretische
angewandte chem bio biol phys elect elec elektro stat astron geol geogr nucl aerosp inform environ
mater pharm psychol econ mgmt agric res appl adv aero astro neurosci bioeng biochem microbiol
immunol pathol physiol physiology physiological anatomy ophthalmol genet epidemiol biomed comp
commun syst ind civ geophys hist philos lang lit educ polit soc manag int natuurkunde wiskunde
scheikunde fysik kemi matematik fysiikan kemian laitos
"""
_TOPONYMS = """
aalst abidjan abuja accra adana aden agra ahmedabad akron albany alberta aleppo alexandria algiers
alicante allahabad almaty amman anchorage ankara annapolis antalya anyang arequipa arkansas
arlington armenia asheville astana asuncion atlanta auburn augusta aurora austin avignon baghdad
bahamas bahia baku baltimore bamako bandung bangui banja baoding baoji baotou bari barrie baton
belarus belgrade belize bengal benghazi benin bergamo berkeley bethlehem bhopal bhutan bialystok
bielefeld bilbao bihar bismarck boise bolivia borneo bosnia botswana bourgogne bradford
brandenburg brasilia bratislava bremen brescia brest bridgeport brighton brisbane britain brittany
brno brooklyn bucharest budapest bulgaria burgos burundi bydgoszcz caen cagliari cairns calabria
calgary calicut cali cambodia cameroon campania canberra caracas cardiff caribbean carthage
cartagena casablanca castilla catania cebu chad changchun changsha changzhou charleston charlotte
chattanooga chengdu cheonan cheongju chernivtsi chesapeake cheyenne chiba chicago chile chiangmai
chuncheon cincinnati cleveland clermont colombo columbus concord congo connecticut constantine
cordoba cork corsica cottbus coventry craiova crete crimea croatia cuba cumberland cumbria
curitiba cyprus daejeon dakar dallas dalian damascus danang danzig dayton debrecen delaware denver
derby detroit devon dhaka dijon doha donetsk dongguan dover dresden dubai dubrovnik dunedin
durango durban dushanbe ecuador edmonton elbasan eritrea erfurt erzurum eskisehir estonia ethiopia
evora exeter fairbanks faisalabad ferrara fiji finland flensburg foggia foshan fortaleza fresno
fujian fukuoka fukushima gabon galati galicia gambia gansu gdansk gdynia ghana gibraltar gifu
girona giza gloucester goa gomel goias graz greensboro greenwich grenada greifswald guadalajara
guam guangdong guangxi guatemala guiana guilin guinea guiyang guizhou gujarat gunma guyana haifa
haikou hainan haiti halifax halle hamadan hamilton hampshire hanoi harare harrisburg hartford
haryana hebei hefei heilongjiang helena henan hertfordshire hilo hobart hohhot honduras honolulu
horizonte huainan huelva hubei huddersfield hull hunan huntsville hyderabad ibadan ibaraki iceland
idaho ilmenau ilorin incheon indiana indianapolis indore inverness ioannina ipswich iraq islamabad
isfahan ivory izmir jackson jaen jaffna jaipur jakarta jamaica jammu java jeddah jeju jeonju
jerusalem jharkhand jiangsu jiangxi jilin jinan jodhpur johor jordan juba kabul kagawa kagoshima
kaiserslautern kaluga kampala kanagawa kanazawa kandy kansas karachi karlstad karnataka kashmir
kassel kathmandu katowice kaunas kentucky kenya kerala kerman kharkiv khartoum kiev kigali
kingston kinshasa klagenfurt kobe kochi konya kosice kosovo kuala kumamoto kumasi kunming kuopio
kurdistan kuwait kyiv kyrgyz lagos lahore lansing laos lapland laramie latvia lebanon leicester
leoben liaoning liberia libya lille lima limerick limoges linz lithuania liverpool ljubljana lodz
lomonosov loughborough louisiana louisville luanda lubeck lublin lucerne lucknow lugano lusaka
luzern luzon lviv macedonia macerata madagascar madeira madurai magdeburg maine malacca malaga
malawi maldives mali malmo malta manchester mandalay manila manipur manitoba maputo maracaibo
maribor marrakesh mauritius mecca medan medina meerut melaka memphis mendoza merida mersin messina
michigan midlands milwaukee minho minnesota minsk miskolc mississippi missouri mobile modena
mogadishu moldova moncton mongolia mons montana montenegro monterrey montevideo morelia morocco
mosul mozambique mumbai murcia mykolaiv mysore nagaland nagano nagasaki nairobi namibia namur
nanchang nanning nantes nantong nashville natal navarre nebraska neuchatel nevada newark
newfoundland niagara nicaragua nice nicosia niger nigeria niigata ningbo ningxia nizhny nizwa
norfolk northampton norwich nottinghamshire oakland oaxaca odense odessa ohio okayama okinawa
oklahoma olomouc omaha oman omsk ontario opole oran oregon orissa orlando orleans osijek osnabruck
ostrava ottawa oviedo oxford paderborn palawan palermo palestine panama paraguay paraiba parana
pardubice parma passau patna patras pecs peking penang pennsylvania pernambuco perm perth perugia
peshawar philadelphia phoenix phuket piemonte piraeus pittsburgh plovdiv plymouth podgorica
poitiers poland pondicherry porto portland portsmouth portugal poznan prague prairie pretoria
primorska pristina providence puebla pune punjab pyongyang qingdao qinghai quebec queensland quito
rabat raipur rajasthan raleigh ranchi rangoon reggio regina reims rennes reno reykjavik rhode
richmond riga rijeka rio riverside riyadh roma romania rosario rostock rotterdam rouen rourkela
russia rwanda rzeszow sacramento saga saitama salamanca salento salerno salford salvador salzburg
samara samarkand samoa santander santiago sarajevo saratov sardinia sarawak sassari scotland
seattle sejong semarang sendai senegal serbia sevastopol sfax shanxi shaanxi shandong shantou
shenyang shenzhen sherbrooke shiga shihezi shimane shiraz shizuoka siberia sicily sichuan siegen
sierra silesia sindh skopje slovakia slovenia sofia somalia songkhla sousse spokane springfield
srinagar stavanger stirling stuttgart subotica sudan suffolk sulawesi sumatra sumy sunderland
surabaya surat suriname suwon suzhou swaziland sweden switzerland sydney syria szczecin szeged
tabriz tabuk taichung tainan taipei taiwan taiyuan tallinn tampa tampico tanzania tashkent tbilisi
tehran tennessee texas thailand thessaloniki thessaly thrace tianjin tibet tijuana timisoara
tirana tobago togo tokushima toledo toluca tomsk toronto torun tottori toulon tours toyama trabzon
trencin trento trieste trinidad tripoli tromso trujillo tucson tucuman tulsa tunis tunisia turkey
tuscany tyumen udine uganda ukraine ulaanbaatar ulster ural urbino urmia urumqi uruguay utah
utsunomya vaasa valladolid valparaiso vancouver varna venezuela veracruz vermont vermilion vietnam
vigo vilnius vojvodina volgograd voronezh wakayama wales warsaw warwickshire washington weihai
weimar wellington wenzhou westminster winchester windsor winnipeg wisconsin wolverhampton
worcester wroclaw wuhan wuppertal wuxi wyoming xiamen xian xinjiang xuzhou yamagata yamaguchi
yamanashi yangon yantai yaounde yekaterinburg yemen yerevan yogyakarta yokohama yorkshire yunnan
zacatecas zagreb zambia zanzibar zaragoza zhengzhou zhenjiang zhuhai zilina zimbabwe kharagpur
abertay anglia aristotle ataturk bamenda baruch bath benedict bowling brown buckingham caledonian
campbell carleton carroll chapman charles chosun christ christian chulalongkorn chungbuk chungnam
clark clemson coastal colorado colombia columbia daegu dominican drew duquesne east eastern
elmhurst evansville fairfield fordham francis franklin fudan furman george gonzaga grand gulf
hampton hannam hawaii henry hofstra holy howard humboldt ithaca james jefferson jesus john johnson
joseph kean kent lamar lamont lawrence lehigh liberty lincoln loyola luther lynn madison marshall
martin mary mercer metropolitan middlesex monmouth morgan mount murray newman nicholls nova
oakwood pace pacific park paul peter pittsburg prince princess quinnipiac radford regent regis
robert roosevelt rutgers sacred salem samford shaw simmons simon smith sonoma spelman thomas
towson troy union ursinus valley vassar vincent wagner walden wayne webster wesley wesleyan
william wilson winthrop wright xavier yeshiva york young conservatory seminary hospital online
virtual distance military naval police air force maritime teachers normal agricultural
"""
HEADS = frozenset(_HEADS.split())
"""Words that a department, a part of a university, or a person's post is called by."""
FIELDS = frozenset(_FIELDS.split())
"""Words that name a field of study."""
TOPONYMS = frozenset(_TOPONYMS.split())
"""Places and persons that institutions are called after: none of them is a slip of another."""
FOREIGN_SMALL = frozenset(
    {"fur", "fuer", "der", "des", "und", "die", "das", "et", "en", "y", "e", "s"}
)
"""Small words of departments' names in other languages."""
