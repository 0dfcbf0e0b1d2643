"""States by every word that news English has for them: names, short forms, demonyms, capitals and seats of government.

The table is written from general knowledge of the members of the United Nations (193), with the two observer states
and four places that negotiate like states; capitals are listed because English news prints them for governments
("Kyiv rejected"). It takes no rows from any published dataset. A row is

    country | other names; ... | adjectives; ... | plural demonyms; ... | capital; seat of government; other spelling

The plural is left out where it is the adjective with an "s". Places that share a capital's name with a common word or
person are left out.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class StateForm(NamedTuple):
    """A printed form of a state: `state` is its common name, `sort` is name, adjective, plural or capital."""

    state: str
    sort: str


_TABLE = """
Afghanistan||Afghan||Kabul
Albania||Albanian||Tirana
Algeria||Algerian||Algiers
Andorra||Andorran||Andorra la Vella
Angola||Angolan||Luanda
Antigua and Barbuda||Antiguan||
Argentina||Argentine;Argentinian|Argentines;Argentinians|Buenos Aires
Armenia||Armenian||Yerevan
Australia||Australian||Canberra
Austria||Austrian||Vienna
Azerbaijan||Azerbaijani;Azeri||Baku
Bahamas|The Bahamas|Bahamian||Nassau
Bahrain||Bahraini||Manama
Bangladesh||Bangladeshi||Dhaka
Barbados||Barbadian||Bridgetown
Belarus||Belarusian;Belarussian||Minsk
Belgium||Belgian||Brussels
Belize||Belizean||Belmopan
Benin||Beninese|Beninese|Porto-Novo
Bhutan||Bhutanese|Bhutanese|Thimphu
Bolivia||Bolivian||La Paz
Bosnia and Herzegovina|Bosnia;Bosnia-Herzegovina|Bosnian||Sarajevo
Botswana||Botswanan|Batswana|Gaborone
Brazil||Brazilian||Brasilia;Brasília
Brunei||Bruneian||Bandar Seri Begawan
Bulgaria||Bulgarian||Sofia
Burkina Faso||Burkinabe;Burkinabè|Burkinabes|Ouagadougou
Burundi||Burundian||Bujumbura;Gitega
Cabo Verde|Cape Verde|Cape Verdean||Praia
Cambodia||Cambodian||Phnom Penh
Cameroon||Cameroonian||Yaounde;Yaoundé
Canada||Canadian||Ottawa
Central African Republic||Central African||Bangui
Chad||Chadian||N'Djamena
Chile||Chilean||
China|People's Republic of China;PRC|Chinese|Chinese|Beijing
Colombia||Colombian||Bogota;Bogotá
Comoros||Comoran;Comorian||Moroni
Congo|Republic of the Congo;Congo-Brazzaville|||Brazzaville
Costa Rica||Costa Rican||
Croatia||Croatian;Croat|Croatians;Croats|Zagreb
Cuba||Cuban||Havana
Cyprus||Cypriot||Nicosia
Czech Republic|Czechia|Czech||Prague
Democratic Republic of Congo|Democratic Republic of the Congo;DR Congo;DRC|Congolese|Congolese|Kinshasa
Denmark||Danish|Danes|Copenhagen
Djibouti||Djiboutian||
Dominica||||Roseau
Dominican Republic||Dominican||Santo Domingo
East Timor|Timor-Leste|Timorese|Timorese|Dili
Ecuador||Ecuadorian;Ecuadorean||Quito
Egypt||Egyptian||Cairo
El Salvador||Salvadoran||San Salvador
Equatorial Guinea||Equatoguinean||Malabo
Eritrea||Eritrean||Asmara
Estonia||Estonian||Tallinn
Eswatini|Swaziland|Swazi||Mbabane
Ethiopia||Ethiopian||Addis Ababa
Fiji||Fijian||Suva
Finland||Finnish|Finns|Helsinki
France||French||Paris;Elysee
Gabon||Gabonese|Gabonese|Libreville
Gambia|The Gambia|Gambian||Banjul
Germany||German||Berlin
Ghana||Ghanaian||Accra
Greece||Greek||Athens
Grenada||Grenadian||
Guatemala||Guatemalan||Guatemala City
Guinea||Guinean||Conakry
Guinea-Bissau||||Bissau
Guyana||Guyanese|Guyanese|Georgetown
Haiti||Haitian||Port-au-Prince
Honduras||Honduran||Tegucigalpa
Hungary||Hungarian||Budapest
Iceland||Icelandic|Icelanders|Reykjavik
India||Indian||New Delhi;Delhi
Indonesia||Indonesian||Jakarta
Iran|Islamic Republic of Iran;Islamic Republic|Iranian||Tehran
Iraq||Iraqi||Baghdad
Ireland|Republic of Ireland|Irish||Dublin
Israel||Israeli||Jerusalem;Tel Aviv
Italy||Italian||Rome
Ivory Coast|Côte d'Ivoire;Cote d'Ivoire|Ivorian||Yamoussoukro;Abidjan
Jamaica||Jamaican||
Japan||Japanese|Japanese|Tokyo
Jordan||Jordanian||Amman
Kazakhstan||Kazakh;Kazakhstani||Astana
Kenya||Kenyan||Nairobi
Kiribati||||Tarawa
Kosovo||Kosovar||Pristina
Kuwait||Kuwaiti||Kuwait City
Kyrgyzstan||Kyrgyz|Kyrgyz|Bishkek
Laos||Laotian;Lao||Vientiane
Latvia||Latvian||Riga
Lebanon||Lebanese|Lebanese|Beirut
Lesotho||Basotho|Basotho|Maseru
Liberia||Liberian||Monrovia
Libya||Libyan||Tripoli
Liechtenstein||||Vaduz
Lithuania||Lithuanian||Vilnius
Luxembourg||Luxembourger||
Madagascar||Malagasy|Malagasy|Antananarivo
Malawi||Malawian||Lilongwe
Malaysia||Malaysian||Kuala Lumpur;Putrajaya
Maldives|The Maldives|Maldivian||
Mali||Malian||Bamako
Malta||Maltese|Maltese|Valletta
Marshall Islands||Marshallese|Marshallese|Majuro
Mauritania||Mauritanian||Nouakchott
Mauritius||Mauritian||Port Louis
Mexico||Mexican||Mexico City
Micronesia|Federated States of Micronesia|Micronesian||Palikir
Moldova||Moldovan||Chisinau;Chișinău
Monaco||Monegasque|Monegasques|
Mongolia||Mongolian||Ulaanbaatar;Ulan Bator
Montenegro||Montenegrin||Podgorica
Morocco||Moroccan||Rabat
Mozambique||Mozambican||Maputo
Myanmar|Burma|Burmese|Burmese|Naypyidaw;Naypyitaw
Namibia||Namibian||Windhoek
Nauru||Nauruan||Yaren
Nepal||Nepali;Nepalese|Nepalis;Nepalese|Kathmandu
Netherlands|The Netherlands;Holland|Dutch||The Hague;Amsterdam
New Zealand||New Zealander||Wellington
Nicaragua||Nicaraguan||Managua
Niger||Nigerien||Niamey
Nigeria||Nigerian||Abuja
North Korea|DPRK|North Korean||Pyongyang
North Macedonia|Macedonia|Macedonian||Skopje
Norway||Norwegian||Oslo
Oman||Omani||Muscat
Pakistan||Pakistani||Islamabad
Palau||Palauan||Ngerulmud
Palestine|Palestinian Authority|Palestinian||Ramallah
Panama||Panamanian||Panama City
Papua New Guinea||Papua New Guinean||Port Moresby
Paraguay||Paraguayan||Asuncion;Asunción
Peru||Peruvian||Lima
Philippines|The Philippines|Philippine;Filipino|Filipinos|Manila
Poland||Polish|Poles|Warsaw
Portugal||Portuguese|Portuguese|Lisbon
Qatar||Qatari||Doha
Romania||Romanian||Bucharest
Russia|Russian Federation|Russian||Moscow
Rwanda||Rwandan||Kigali
Saint Kitts and Nevis|St. Kitts and Nevis|||Basseterre
Saint Lucia|St. Lucia|Saint Lucian||Castries
Saint Vincent and the Grenadines||Vincentian||Kingstown
Samoa||Samoan||Apia
San Marino||Sammarinese|Sammarinese|
Sao Tome and Principe|São Tomé and Príncipe|Santomean||
Saudi Arabia|Kingdom of Saudi Arabia|Saudi;Saudi Arabian||Riyadh
Senegal||Senegalese|Senegalese|Dakar
Serbia||Serbian;Serb|Serbians;Serbs|Belgrade
Seychelles||Seychellois|Seychellois|
Sierra Leone||Sierra Leonean||Freetown
Singapore||Singaporean||
Slovakia||Slovak;Slovakian|Slovaks;Slovakians|Bratislava
Slovenia||Slovenian;Slovene||Ljubljana
Solomon Islands||||Honiara
Somalia||Somali;Somalian||Mogadishu
South Africa||South African||Pretoria
South Korea|Republic of Korea|South Korean||Seoul
South Sudan||South Sudanese|South Sudanese|Juba
Spain||Spanish|Spaniards|Madrid
Sri Lanka||Sri Lankan||Colombo
Sudan||Sudanese|Sudanese|Khartoum
Suriname||Surinamese|Surinamese|Paramaribo
Sweden||Swedish|Swedes|Stockholm
Switzerland||Swiss|Swiss|Bern
Syria||Syrian||Damascus
Taiwan||Taiwanese|Taiwanese|Taipei
Tajikistan||Tajik||Dushanbe
Tanzania||Tanzanian||Dodoma;Dar es Salaam
Thailand||Thai||Bangkok
Togo||Togolese|Togolese|Lome;Lomé
Tonga||Tongan||Nuku'alofa
Trinidad and Tobago|Trinidad|Trinidadian||Port of Spain
Tunisia||Tunisian||Tunis
Turkey|Türkiye;Turkiye|Turkish|Turks|Ankara
Turkmenistan||Turkmen|Turkmens|Ashgabat
Tuvalu||Tuvaluan||Funafuti
Uganda||Ugandan||Kampala
Ukraine||Ukrainian||Kyiv;Kiev
United Arab Emirates|UAE;U.A.E.;Emirates|Emirati||Abu Dhabi
United Kingdom|UK;U.K.;Britain;Great Britain|British|Britons;Brits|London;Downing Street
United States|US;U.S.;USA;U.S.A.;United States of America;America|American||Washington
Uruguay||Uruguayan||Montevideo
Uzbekistan||Uzbek||Tashkent
Vanuatu||Ni-Vanuatu||Port Vila
Vatican|Vatican City;Holy See|||
Venezuela||Venezuelan||Caracas
Vietnam||Vietnamese|Vietnamese|Hanoi
Western Sahara||Sahrawi||
Yemen||Yemeni||Sanaa;Sana'a
Zambia||Zambian||Lusaka
Zimbabwe||Zimbabwean||Harare
Scotland||Scottish|Scots|Edinburgh
Wales||Welsh||Cardiff
England||English||
Georgia||Georgian||Tbilisi
Greenland||Greenlandic|Greenlanders|Nuuk
Faroe Islands|Faroes|Faroese|Faroese|Torshavn
Hong Kong||Hong Konger||
Somaliland||Somalilander||Hargeisa
Catalonia||Catalan||
Kurdistan|Kurdistan Region|Kurdish|Kurds|Erbil
Northern Ireland||Northern Irish||Belfast
Transnistria||Transnistrian||Tiraspol
"""

# French and Spanish names of states, as printed with a capital; a plural people follows its bar.
_ABROAD = """
Afghanistan=Afganistán;Albania=Albanie;Argentina=|Argentins;Algeria=Algérie,Argelia|Algériens;Australia=Australie;
Austria=Autriche;Belgium=Belgique,Bélgica;Bolivia=Bolivie;Brazil=Brésil,Brasil|Brésiliens;Bulgaria=Bulgarie;
Cambodia=Cambodge,Camboya;Cameroon=Cameroun,Camerún;Chad=Tchad;China=Chine|Chinois;Colombia=Colombie;
Croatia=Croatie,Croacia;Cyprus=Chypre,Chipre;Denmark=Danemark,Dinamarca;Egypt=Égypte,Egypte,Egipto;
Ethiopia=Éthiopie,Etiopía;Finland=Finlande,Finlandia;France=Francia|Français;Georgia=Géorgie;
Germany=Allemagne,Alemania|Allemands;Greece=Grèce,Grecia;Guinea=Guinée;Haiti=Haïti,Haití;Hungary=Hongrie,Hungría;
Iceland=Islande,Islandia;India=Inde;Indonesia=Indonésie;Iraq=Irak;Ireland=Irlande,Irlanda;Israel=Israël;
Italy=Italie,Italia|Italiens;Ivory Coast=Côte d’Ivoire,Costa de Marfil;Japan=Japon,Japón;Jordan=Jordanie,Jordania;
Lebanon=Liban,Líbano;Libya=Libye,Libia;Lithuania=Lituanie,Lituania;Malaysia=Malaisie,Malasia;
Mauritania=Mauritanie|Mauritaniens;Mexico=Mexique,México|Mexicains;Morocco=Maroc,Marruecos|Marocains;
Netherlands=Pays-Bas,Países Bajos;New Zealand=Nouvelle-Zélande,Nueva Zelanda;Niger=Níger;Norway=Norvège,Noruega;
Panama=Panamá;Peru=Pérou,Perú;Poland=Pologne,Polonia;Romania=Roumanie,Rumanía;Russia=Russie,Rusia|Russes;
Saudi Arabia=Arabie saoudite,Arabia Saudí;Senegal=Sénégal|Sénégalais;Serbia=Serbie;
South Africa=Afrique du Sud,Sudáfrica;South Korea=Corée du Sud,Corea del Sur;Spain=Espagne,España|Espagnols;
Sudan=Soudan,Sudán;Sweden=Suède,Suecia;Switzerland=Suisse,Suiza;Syria=Syrie,Siria;Tunisia=Tunisie,Túnez|Tunisiens;
Turkey=Turquie,Turquía|Turcs;Ukraine=Ucrania|Ukrainiens;United Kingdom=Royaume-Uni,Reino Unido|Britanniques;
United States=États-Unis,Etats-Unis,Estados Unidos,EE UU,EEUU|Américains;Vietnam=Viêt Nam;Yemen=Yémen
"""

# Seats and offices that news prints for a government's own bodies: a body of its own that speaks for the state.
BODIES = {
    "Kremlin": "Russia",
    "Duma": "Russia",
    "White House": "United States",
    "Pentagon": "United States",
    "State Department": "United States",
    "Treasury Department": "United States",
    "Justice Department": "United States",
    "Congress": "United States",
    "Senate": "United States",
    "Capitol Hill": "United States",
    "Foreign Office": "United Kingdom",
    "Whitehall": "United Kingdom",
    "Westminster": "United Kingdom",
    "House of Commons": "United Kingdom",
    "Bundestag": "Germany",
    "Bundesrat": "Germany",
    "Élysée": "France",
    "Elysée": "France",
    "Quai d'Orsay": "France",
    "Knesset": "Israel",
    "Verkhovna Rada": "Ukraine",
    "Rada": "Ukraine",
    "Blue House": "South Korea",
    "Sejm": "Poland",
    "Riksdag": "Sweden",
    "Storting": "Norway",
    "Lok Sabha": "India",
}

ARMED_GROUPS = frozenset(
    name.strip()
    for name in """
    Hamas; Hezbollah; Hizbollah; Hizbullah; Taliban; Houthis; Houthi; Ansar Allah; Islamic State; ISIS; ISIL;
    Al-Qaeda; al-Qaeda; al-Qaida; Al Qaeda; Boko Haram; al-Shabaab; Al-Shabaab; Al Shabaab; FARC; ELN; National
    Liberation Army; M23; March 23 Movement; Rapid Support Forces; RSF; PKK; Kurdistan Workers' Party; PYD; YPG;
    Syrian Democratic Forces; SDF; IRA; Irish Republican Army; Tigray People's Liberation Front; TPLF; Islamic
    Jihad; Palestinian Islamic Jihad; Wagner; Wagner Group; Hayat Tahrir al-Sham; HTS; Tehrik-e-Taliban Pakistan;
    Pakistani Taliban; TTP; Arakan Army; Karen National Union; Moro Islamic Liberation Front; MILF; New People's
    Army; Lord's Resistance Army; Polisario Front; Polisario; Free Syrian Army; al-Nusra Front; Tamil Tigers;
    LTTE; Shining Path; Allied Democratic Forces; SPLM-N; SPLA-IO; Renamo
    """.split(";")
)


@cache
def state_forms() -> dict[str, StateForm]:
    """Every printed form -> its state; names win over adjectives, adjectives over plurals and capitals."""
    forms: dict[str, StateForm] = {}
    rows = [row.split("|") for row in _TABLE.strip().splitlines()]
    for sort, column in (("name", 1), ("adjective", 2), ("plural", 3), ("capital", 4)):
        for row in rows:
            cells = [cell for cell in row[column].split(";") if cell]
            if sort == "name":
                cells.append(row[0])
            if sort == "plural" and not cells:
                cells = [f"{adjective}s" for adjective in row[2].split(";") if adjective.endswith(("n", "i", "k", "c"))]
            for cell in cells:
                forms.setdefault(cell, StateForm(row[0], sort))
    for entry in _ABROAD.replace("\n", "").split(";"):
        state, _, printed = entry.partition("=")
        names, _, peoples = printed.partition("|")
        for sort, row_of_forms in (("name", names), ("plural", peoples)):
            for form in filter(None, row_of_forms.split(",")):
                forms.setdefault(form, StateForm(state, sort))
    return forms
