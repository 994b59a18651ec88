"""Words that make a capital a name of a person, and words that make it none."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


GIVEN = words(
    """
    aaron abdel abdellah abdul adam adil adriana agnes ahmad ahmed aicha alan alessia alessio alex
    alexander alexandra alexia ali alice alicia alina aline alisha alixe amber amelie amina amine
    amir amira amy ana anaïs anas andrea andreas andrei andries andy angela angelo anja anke ann
    anna annabel anne annelies annemie anneleen annick anouk anthony antoine anton antoon aras arda
    arne arno arnaud arthur artur aryan ashley astrid august auke axel aya ayoub ayşe aylin aziz
    bart bas bastiaan beatrice ben benjamin berat bert bilal birgit bjorn bo boris bram brecht brent
    brigitte britt bruno caitlin camille carine carla carlo carmen caro caroline cas casper
    catharina catherine cato cedric celia celine celien charlotte chantal charles chiara chloé chloë
    chris christel christiane christine christophe christian claire claudia clara clement colette
    conny corneel cyriel cédric céline daan daisy dana daniel daniela danny dario david debora
    deborah denis dennis diana didier diego dieter dilan dimitri dina dirk dominique dorien dries
    dylan ebru ed eddy edith edward eefje eleni eleonora eli elias elif elien elif elina eline elisa
    elisabeth elise eliza elke ella ellen ellie els elsa emiel emil emilia emilie emily emine emir
    emma emre enzo eric erik erika ernest erwin esma esra estelle esther eva evelien evelyne evy
    fabian fabienne fatih fatiha fatima fatma fatou febe fee felix femke ferre filip fien finn fleur
    floor flore florian floris frank franky fransien frauke fred freddy frederik freek freya frida
    frieda gaelle geert gerda gert gilles gino giovanni gisele gitte gökhan godelieve goedele greet
    greta griet guido guillaume gunter gustaaf gust guy halima hamza hana hanae hanne hannah
    hannelore hans hasan hassan heidi helena hendrik henk herman hilde hind hugo hussein ibrahim
    ibtissam ida ilias ilse ilyas imane imran ine ines inez inge ingrid irena irina iris isa isaac
    isabel isabelle ismail ivan ivo jaak jacqueline jade jakob jacob jamal jamila jan jana janne
    jari jarne jasmien jasmine jason jasper jean jeannine jef jelle jelena jens jeroen jesse jessica
    jill jinte jo joachim johan johanna johnny jolien jonas jonathan joost joran jordy jore joren
    joris josef josephine joseph joshua jozef joyce juan judith jules julia julian julie julien
    juliette jurgen justine kaat kader karel karen karim karin karina karla karlien kato katja
    katleen katrien katrijn kathleen kathy kelly kenneth kenji kevin khadija khalid khalil kiara
    kilian kim kjell klaas klaar kobe koen koenraad kristel kristien kristof kurt kyara laila lamia
    lander lara lars larissa latifa laura laure laurens laurent lea leander leen lena lenn lennert
    leo leon leonie leonard leona leticia levi leyla lia liam lien lies liesbet liesbeth lieselot
    lieven lilly lily lina linda lindsay linus lisa lise lisette liv livia lize lode loes lore
    lorena lorenz lorenzo loris lotte lou louis louisa louise lowie luc lucas lucia lucie lucy ludo
    ludovic luka lukas luna lut lutgart luuk luz lydia lynn maarten madelief maité malak malika
    malique manal manon manuel mara marc marcel marcus margaux margot margriet maria mariam marianne
    marie marieke marijke marina mario marion marisa mark marleen marlies marlon marnix marthe
    martijn martin martine maryam mateo mathias mathieu mathijs mathilde mats matteo matthew
    matthias matthijs maud maurice mauro max maxim maxime mehdi mehmet melanie melike melissa merel
    meryem mia michael michel michelle michiel mieke miel miet mike mila milan milena milou mirjam
    mirte mo mohamad mohamed mohammad mohammed monica monique morgane mounir murat mustafa myriam
    nabil nadia nadine naima nand nancy naomi nassim natacha natalia natalie nathalie nathan nawal
    nele nelle nelson niels nick nico nicola nicolas nicole niels nienke nikki nils nina ninke noa
    noah noémie noor nora noura nour nouri odette olga oliver olivia olivier omar oona orhan orlando
    oscar oskar osman othman pascal pascale patricia patrick patrik paul paula paulien pauline pedro
    peggy peter petra philip philippe phebe pien pierre piet pieter pieterjan quinten rachel rachid
    rafael raf rania raoul raphaël rayan rayane rebecca reinout reinhilde remi renaat renée renate
    ria riad ricardo richard rik rita robbe robert robin robrecht roel roeland rolf romain roman
    romy ronald ronny rosa rosalie rosita roxanne ruben rudi rudy ruth ryan saar sabine sabrina said
    salma sam sami samira samuel sana sander sandra sandy sanne sara sarah sarina sebastiaan
    sebastian selin selma sem senne seppe serge serkan seraphine severine shana sharon siebe
    siegfried sien sigrid silke simon simonne sinan siska sofian sofiane sofie soetkin sonia sonja
    sophie soraya soufiane stan stef stefaan stefan stefanie steffi stella stephan stephanie sterre
    steve steven stien stijn suzanne sven sylvain sylvia sylvie tamara tania tanja tara tarik tess
    tessa thalia theo theresa thibault thibaut thijs thomas tibe tibo tijl tim timo timothy tina
    tine tineke tobias tom tomas tristan tuur ugur ulrike umut ursula valentijn valentina valerie
    vanessa veerle vera veronique vic vicky victor viktor victoria viktoria vince vincent viviane
    walter wannes ward warre wendy werner wesley wies willem willy wim winnie wout wouter xander
    yana yannick yara yasin yasmina yasmine yassin yassine yoran youssef youssra yentl yusuf yvan
    yves yvette yvonne zakaria zara zayd zehra zeynep zita zoé zoë zohra zineb zuhal an bob fons
    gaby jaap jos jeff joke lieve lien lucien marcella mira mona pol rob rein roos sep staf ties
    toon wil olena oleksandr svitlana dmytro andriy kateryna yulia ioana mihai bogdan agnieszka
    katarzyna piotr tomasz malgorzata magdalena ionut adelina blessing precious grace emmanuel
    fatoumata mamadou aminata amadou zahra reza farhad mahdi parwana nasrin hamid abdi hodan ayaan
    sagal
    """
)
"""First names (voornamen) that are frequent in Flanders, bare or with accents."""

AMBIGUOUS = words("an ben bo bob elke fee fleur floor grace jade lieve mo noor roos rein staf toon wil")
"""First names that at the beginning of a sentence are more often another word."""

KNOWN = words(
    """
    opgroeien onderwijsinspectie zorginspectie vlaanderen vlaamse vlaams belgie belgische belgisch
    brussel brusselse nederlands nederlandse nederlandstalig frans franse engels engelse duits
    arabisch turks oekraiens europa europese naft r-naft clb ocj okan buso kind gezin agentschap departement
    onderwijs vorming welzijn parlement minister regering bestuursdecreet decreet besluit grondwet
    staatsblad gdpr avg smartschool teams word excel google zoom meet whatsapp facebook instagram
    tiktok signal messenger corona covid pasen kerstmis allerheiligen oost-vlaanderen
    west-vlaanderen vlaams-brabant antwerpen limburg oost west noord zuid antwerpse limburgse gentse
    aalsterse go awel tele-onthaal jac caw cgg vdab pmw
    """
)
"""Words with a capital that name no person: houses, regions, languages, programs."""

STARTERS = words(
    """
    aan aanbieder aanbieders achter af afspraken alle alleen allemaal als altijd ander andere
    anderen begeleider begeleiders beide bij bijna binnen boven buiten contact daar daarbij daarna
    daarom dan dat de deze dezelfde die directie dit doelen dossiers drie dus een eén één eerst
    eerste elk elke en enkele er geen gesprek gesprekken haar heb heeft heel het hier hij hoe hun
    iedereen iemand ik in is ja je jij jongere jongeren jouw juf kan kinderen klas leerkracht
    leerkrachten leerling leerlingen leraar leraren maar maken medewerker medewerkers meer meester
    meneer met mevrouw mijn minstens moeder mama moeders na naast nadat nee niemand niet nieuwe nog
    nu of om omdat ondanks onder ons onze ook op ouder ouders over overleg papa partners per punt
    scholen school sinds sommige soms team teamleden tegen tekst ten ter terug tijdens toen tot
    tussen twee uit vaak van vanaf vandaag vanuit veel verschillende verslag via vier vijf volgens
    voor vooral vader vaders waar waarom wanneer want wat we weinig wie wij willen word wordt ze
    zelf zes zeven zich zij zijn zo zoals zodra zonder zowel begin eind einde omwille dankzij kern
    heeft had gaat doet door komt krijgt vertelt zegt vindt noemt toont blijft stelt vraagt
    """
)
"""Words that often begin a sentence, and so have a capital that says nothing."""

BODIES = words(
    """
    college instituut atheneum centrum agentschap departement decreet school scholen vzw koninklijk
    koninklijke academie huis raad dienst vereniging fonds commissie scholengroep basisschool lyceum
    universiteit hogeschool stad gemeente provincie afdeling project werking methode methodiek
    organisatie bvba nv cvba bv fundament stichting vakbond partij kerk moskee museum bibliotheek
    sporthal zaal lokaal gebouw site campus netwerk ziekenhuis kliniek instelling voorziening
    jeugdhuis inspectie overheid ministerie orde codex wet besluit handboek atelier groep programma
    platform raamwerk kader referentiekader schaal rubriek
    """
)
"""Words beside which a capital names a house, a place or a text and no person."""
