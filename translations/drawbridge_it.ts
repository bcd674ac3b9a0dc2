<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>CertificateText</name>
    <message>
        <source>A request needs a common name.</source>
        <translation>Una richiesta ha bisogno di un nome comune.</translation>
    </message>
    <message>
        <source>A country is a code of two letters, such as IT.</source>
        <translation>Il paese è un codice di due lettere, ad esempio IT.</translation>
    </message>
    <message>
        <source>One of the fields is too long; names have at most 64 characters.</source>
        <translation>Uno dei campi è troppo lungo; i nomi hanno al massimo 64 caratteri.</translation>
    </message>
    <message>
        <source>The request could not be made.</source>
        <translation>Impossibile creare la richiesta.</translation>
    </message>
    <message>
        <source>The entry names no certificate.</source>
        <translation>La connessione non indica alcun certificato.</translation>
    </message>
    <message>
        <source>There is no certificate called &quot;%1&quot; in the store.</source>
        <translation>Non esiste un certificato di nome &quot;%1&quot; nell&apos;archivio.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>Impossibile leggere %1: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>Impossibile scrivere %1: %2.</translation>
    </message>
    <message>
        <source>%1 holds no certificate: a PEM, DER or PKCS#12 file is expected.</source>
        <translation>%1 non contiene certificati: è atteso un file PEM, DER o PKCS#12.</translation>
    </message>
    <message>
        <source>The password does not open %1; type the one that the file was exported with.</source>
        <translation>La password non apre %1; scrivere quella con cui il file è stato esportato.</translation>
    </message>
    <message>
        <source>The password does not open the key of &quot;%1&quot;.</source>
        <translation>La password non apre la chiave di &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>A password is needed to protect the exported key.</source>
        <translation>Serve una password per proteggere la chiave esportata.</translation>
    </message>
    <message>
        <source>There is no private key for %1; import a file that holds both.</source>
        <translation>Manca la chiave privata di %1; importare un file che contenga entrambi.</translation>
    </message>
    <message>
        <source>The key of %1 is not an RSA key of at least 1024 bits that fits its certificate.</source>
        <translation>La chiave di %1 non è una chiave RSA di almeno 1024 bit che corrisponda al suo certificato.</translation>
    </message>
    <message>
        <source>More than one certificate is called &quot;%1&quot;; choose one by its name in the store.</source>
        <translation>Più di un certificato ha il nome &quot;%1&quot;; sceglierne uno con il suo nome nell&apos;archivio.</translation>
    </message>
    <message>
        <source>No authority is trusted; import the certificate of the gateway&apos;s authority.</source>
        <translation>Nessuna autorità è attendibile; importare il certificato dell&apos;autorità del gateway.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be worked on.</source>
        <translation>Impossibile elaborare &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>senza nome</translation>
    </message>
    <message>
        <source>The certificate is valid.</source>
        <translation>Il certificato è valido.</translation>
    </message>
    <message>
        <source>No certificate was sent.</source>
        <translation>Non è stato inviato alcun certificato.</translation>
    </message>
    <message>
        <source>What was sent as a certificate cannot be read.</source>
        <translation>Ciò che è stato inviato come certificato non è leggibile.</translation>
    </message>
    <message>
        <source>The certificate %1 comes with a chain of more than %2 certificates.</source>
        <translation>Il certificato %1 è accompagnato da una catena di più di %2 certificati.</translation>
    </message>
    <message>
        <source>The certificate %1 expired on %2.</source>
        <translation>Il certificato %1 è scaduto il %2.</translation>
    </message>
    <message>
        <source>The certificate %1 is not valid before %2.</source>
        <translation>Il certificato %1 non è valido prima del %2.</translation>
    </message>
    <message>
        <source>The certificate %1 was issued by %2, which is not among the trusted authorities.</source>
        <translation>Il certificato %1 è stato emesso da %2, che non è tra le autorità attendibili.</translation>
    </message>
    <message>
        <source>The certificate %1 was issued by %2, which may not issue certificates.</source>
        <translation>Il certificato %1 è stato emesso da %2, che non può emettere certificati.</translation>
    </message>
    <message>
        <source>The certificate %1 was not signed by %2, which it names as its issuer.</source>
        <translation>Il certificato %1 non è stato firmato da %2, che indica come suo emittente.</translation>
    </message>
    <message>
        <source>The certificate %1 was revoked on %2.</source>
        <translation>Il certificato %1 è stato revocato il %2.</translation>
    </message>
    <message>
        <source>The revocation list of %1 was to be renewed on %2.</source>
        <translation>La lista di revoca di %1 andava rinnovata il %2.</translation>
    </message>
    <message>
        <source>The certificate %1 has a weak key of %2 bits.</source>
        <translation>Il certificato %1 ha una chiave debole di %2 bit.</translation>
    </message>
    <message>
        <source>The certificate %1 is signed with the weak algorithm %2.</source>
        <translation>Il certificato %1 è firmato con l&apos;algoritmo debole %2.</translation>
    </message>
    <message>
        <source>The certificate %1 has a key of the kind %2; only RSA can be used.</source>
        <translation>Il certificato %1 ha una chiave di tipo %2; si può usare solo RSA.</translation>
    </message>
    <message>
        <source>The key usage of the certificate %1 does not allow signatures.</source>
        <translation>L&apos;uso della chiave del certificato %1 non consente le firme.</translation>
    </message>
    <message>
        <source>The certificate %1 does not fit %2; its names are: %3.</source>
        <translation>Il certificato %1 non corrisponde a %2; i suoi nomi sono: %3.</translation>
    </message>
    <message>
        <source>none</source>
        <comment>names of a certificate</comment>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>The signature was not made with the key of the certificate %1.</source>
        <translation>La firma non è stata fatta con la chiave del certificato %1.</translation>
    </message>
    <message>
        <source>The certificate %1 cannot be verified: %2.</source>
        <translation>Impossibile verificare il certificato %1: %2.</translation>
    </message>
    <message>
        <source>Personal</source>
        <comment>kind of certificate</comment>
        <translation>Proprio</translation>
    </message>
    <message>
        <source>Authority</source>
        <comment>kind of certificate</comment>
        <translation>Autorità</translation>
    </message>
    <message>
        <source>Request</source>
        <comment>kind of certificate</comment>
        <translation>Richiesta</translation>
    </message>
    <message>
        <source>not before %1</source>
        <translation>non prima del %1</translation>
    </message>
    <message>
        <source>expired today</source>
        <translation>scaduto oggi</translation>
    </message>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>scaduto da %n giorno</numerusform>
            <numerusform>scaduto da %n giorni</numerusform>
        </translation>
    </message>
    <message>
        <source>expires today</source>
        <translation>scade oggi</translation>
    </message>
    <message numerus="yes">
        <source>expires in %n day(s)</source>
        <translation>
            <numerusform>scade tra %n giorno</numerusform>
            <numerusform>scade tra %n giorni</numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>fino al %1</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>nessuna chiave</translation>
    </message>
    <message>
        <source>with a password</source>
        <translation>con password</translation>
    </message>
    <message>
        <source>no password</source>
        <translation>senza password</translation>
    </message>
    <message>
        <source>%1 bits, with a password</source>
        <translation>%1 bit, con password</translation>
    </message>
    <message>
        <source>%1 bits, no password</source>
        <translation>%1 bit, senza password</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>scaduto il %1</translation>
    </message>
</context>
<context>
    <name>ClientText</name>
    <message>
        <source>Not connected</source>
        <translation>Non collegato</translation>
    </message>
    <message>
        <source>Initializing the VPN connection.</source>
        <translation>Inizializzazione della connessione VPN.</translation>
    </message>
    <message>
        <source>Contacting the security gateway at %1...</source>
        <translation>Contatto con il gateway di sicurezza a %1...</translation>
    </message>
    <message>
        <source>User Authentication for %1...</source>
        <translation>Autenticazione dell&apos;utente per %1...</translation>
    </message>
    <message>
        <source>Authenticating user.</source>
        <translation>Autenticazione dell&apos;utente.</translation>
    </message>
    <message>
        <source>Negotiating security policies.</source>
        <translation>Negoziazione delle politiche di sicurezza.</translation>
    </message>
    <message>
        <source>Securing communication channel.</source>
        <translation>Protezione del canale di comunicazione.</translation>
    </message>
    <message>
        <source>Do you wish to continue?</source>
        <translation>Continuare?</translation>
    </message>
    <message>
        <source>Your VPN connection is secure.</source>
        <translation>La connessione VPN è sicura.</translation>
    </message>
    <message>
        <source>Disconnecting the VPN connection.</source>
        <translation>Scollegamento della connessione VPN.</translation>
    </message>
    <message>
        <source>An unknown error occurred while establishing the VPN connection.</source>
        <translation>Si è verificato un errore sconosciuto nello stabilire la connessione VPN.</translation>
    </message>
    <message>
        <source>The connection entry is unreadable, or has missing or incorrect information.</source>
        <translation>La connessione è illeggibile oppure ha informazioni mancanti o errate.</translation>
    </message>
    <message>
        <source>Unable to contact the security gateway.</source>
        <translation>Impossibile contattare il gateway di sicurezza.</translation>
    </message>
    <message>
        <source>No offer was acceptable.</source>
        <translation>Nessuna proposta era accettabile.</translation>
    </message>
    <message>
        <source>The remote peer terminated the connection during user authentication.</source>
        <translation>L&apos;interlocutore remoto ha terminato la connessione durante l&apos;autenticazione dell&apos;utente.</translation>
    </message>
    <message>
        <source>Unable to establish a secure communication channel.</source>
        <translation>Impossibile stabilire un canale di comunicazione sicuro.</translation>
    </message>
    <message>
        <source>User authentication was cancelled by the user.</source>
        <translation>L&apos;autenticazione dell&apos;utente è stata annullata dall&apos;utente.</translation>
    </message>
    <message>
        <source>A VPN connection is already in the process of being established.</source>
        <translation>È già in corso il collegamento di una connessione VPN.</translation>
    </message>
    <message>
        <source>A VPN connection already exists.</source>
        <translation>Esiste già una connessione VPN.</translation>
    </message>
    <message>
        <source>The remote peer does not support the required VPN client protocol.</source>
        <translation>L&apos;interlocutore remoto non supporta il protocollo richiesto per i client VPN.</translation>
    </message>
    <message>
        <source>The remote peer is no longer responding.</source>
        <translation>L&apos;interlocutore remoto non risponde più.</translation>
    </message>
    <message>
        <source>User authentication failed.</source>
        <translation>L&apos;autenticazione dell&apos;utente non è riuscita.</translation>
    </message>
    <message>
        <source>Failed to establish a TCP connection.</source>
        <translation>Impossibile stabilire una connessione TCP.</translation>
    </message>
    <message>
        <source>No VPN connection exists.</source>
        <translation>Non esiste alcuna connessione VPN.</translation>
    </message>
    <message>
        <source>Lost contact with the security gateway. Check your network connection.</source>
        <translation>Perso il contatto con il gateway di sicurezza. Controllare la connessione di rete.</translation>
    </message>
    <message>
        <source>Your VPN connection has been terminated.</source>
        <translation>La connessione VPN è stata terminata.</translation>
    </message>
    <message>
        <source>You have been disconnected by an administrator.</source>
        <translation>La connessione è stata chiusa da un amministratore.</translation>
    </message>
    <message>
        <source>The maximum configured lifetime was exceeded.</source>
        <translation>È stata superata la durata massima configurata.</translation>
    </message>
    <message>
        <source>An unknown error occurred at the remote peer.</source>
        <translation>Si è verificato un errore sconosciuto presso l&apos;interlocutore remoto.</translation>
    </message>
    <message>
        <source>Unable to resolve the server&apos;s address.</source>
        <translation>Impossibile risolvere l&apos;indirizzo del server.</translation>
    </message>
    <message>
        <source>The maximum connection time was exceeded.</source>
        <translation>È stato superato il tempo massimo di connessione.</translation>
    </message>
    <message>
        <source>The maximum idle time was exceeded.</source>
        <translation>È stato superato il tempo massimo di inattività.</translation>
    </message>
    <message>
        <source>Reason not specified by peer.</source>
        <translation>Motivo non indicato dall&apos;interlocutore.</translation>
    </message>
    <message>
        <source>Policy negotiation failed.</source>
        <translation>La negoziazione delle politiche non è riuscita.</translation>
    </message>
    <message>
        <source>The gateway answered, but its proof does not fit this group password. The group name or the group password is wrong.</source>
        <translation>Il gateway ha risposto, ma la sua prova non corrisponde a questa password del gruppo. C&apos;è un errore nel nome del gruppo o nella password del gruppo.</translation>
    </message>
    <message>
        <source>This entry offers nothing but legacy algorithms, and it does not allow them.</source>
        <translation>Questa connessione propone solo algoritmi obsoleti e non li consente.</translation>
    </message>
    <message>
        <source>Reason %1: %2</source>
        <translation>Motivo %1: %2</translation>
    </message>
    <message>
        <source>Try again. If it happens again, save the log for your administrator.</source>
        <translation>Riprovare. Se succede di nuovo, salvare il registro per l&apos;amministratore.</translation>
    </message>
    <message>
        <source>Open the entry with Modify and fill in what is missing, first of all Host and the group name.</source>
        <translation>Aprire la connessione con Modifica e completare ciò che manca, prima di tutto Host e il nome del gruppo.</translation>
    </message>
    <message>
        <source>Check that this computer reaches the network, then try again.</source>
        <translation>Controllare che questo computer raggiunga la rete, poi riprovare.</translation>
    </message>
    <message>
        <source>Check the address of the gateway in the entry.</source>
        <translation>Controllare l&apos;indirizzo del gateway nella connessione.</translation>
    </message>
    <message>
        <source>The gateway wants %1; this entry offers %2.</source>
        <translation>Il gateway vuole %1; questa connessione propone %2.</translation>
    </message>
    <message>
        <source>This entry offers %1; the gateway took none of it and did not say what it wants.</source>
        <translation>Questa connessione propone %1; il gateway non ha accettato nulla e non ha detto che cosa vuole.</translation>
    </message>
    <message>
        <source>Open the entry and choose another offer on the Advanced tab, or ask your administrator which algorithms the gateway accepts.</source>
        <translation>Aprire la connessione e scegliere un&apos;altra proposta nella scheda Avanzate, oppure chiedere all&apos;amministratore quali algoritmi accetta il gateway.</translation>
    </message>
    <message>
        <source>Ask your administrator whether your account is locked, and whether the gateway has an address left to give.</source>
        <translation>Chiedere all&apos;amministratore se l&apos;account è bloccato e se il gateway ha ancora un indirizzo da assegnare.</translation>
    </message>
    <message>
        <source>Ask your administrator whether the transform sets of the gateway fit the offer of this entry.</source>
        <translation>Chiedere all&apos;amministratore se i transform set del gateway sono compatibili con la proposta di questa connessione.</translation>
    </message>
    <message>
        <source>Connect again and answer the question for user name and password.</source>
        <translation>Collegare di nuovo e rispondere alla richiesta di nome utente e password.</translation>
    </message>
    <message>
        <source>End the other connection first.</source>
        <translation>Terminare prima l&apos;altra connessione.</translation>
    </message>
    <message>
        <source>Ask your administrator whether the gateway serves remote-access clients with user authentication.</source>
        <translation>Chiedere all&apos;amministratore se il gateway serve client di accesso remoto con autenticazione dell&apos;utente.</translation>
    </message>
    <message>
        <source>Check that this computer reaches the network and that the gateway is running, then try again.</source>
        <translation>Controllare che questo computer raggiunga la rete e che il gateway sia in funzione, poi riprovare.</translation>
    </message>
    <message>
        <source>A firewall on the way may block UDP port 500.</source>
        <translation>Un firewall lungo il percorso può bloccare la porta UDP 500.</translation>
    </message>
    <message>
        <source>Ask your administrator whether the group name and its password are right: many gateways stay silent when they are wrong.</source>
        <translation>Chiedere all&apos;amministratore se il nome del gruppo e la sua password sono corretti: molti gateway non rispondono quando sono errati.</translation>
    </message>
    <message>
        <source>Check Caps Lock and the user name.</source>
        <translation>Controllare Caps Lock e il nome utente.</translation>
    </message>
    <message>
        <source>Ask whether the account is locked.</source>
        <translation>Chiedere se l&apos;account è bloccato.</translation>
    </message>
    <message>
        <source>Ask your administrator why the gateway ended the connection.</source>
        <translation>Chiedere all&apos;amministratore perché il gateway ha terminato la connessione.</translation>
    </message>
    <message>
        <source>Connect again; the gateway limits how long a connection may last.</source>
        <translation>Collegare di nuovo; il gateway limita la durata di una connessione.</translation>
    </message>
    <message>
        <source>Check the spelling of Host in the entry, or enter the gateway&apos;s address.</source>
        <translation>Controllare come è scritto Host nella connessione, oppure immettere l&apos;indirizzo del gateway.</translation>
    </message>
    <message>
        <source>Check that this computer reaches its name server.</source>
        <translation>Controllare che questo computer raggiunga il suo server dei nomi.</translation>
    </message>
    <message>
        <source>Type the group password again.</source>
        <translation>Scrivere di nuovo la password del gruppo.</translation>
    </message>
    <message>
        <source>Check capital letters in the group name.</source>
        <translation>Controllare le maiuscole nel nome del gruppo.</translation>
    </message>
    <message>
        <source>Allow legacy algorithms on the Advanced tab of the entry, or choose another offer.</source>
        <translation>Consentire gli algoritmi obsoleti nella scheda Avanzate della connessione, oppure scegliere un&apos;altra proposta.</translation>
    </message>
    <message>
        <source>Choose group authentication in the entry, if your administrator gave you a group name and password.</source>
        <translation>Scegliere l&apos;autenticazione di gruppo nella connessione, se l&apos;amministratore ha fornito nome e password del gruppo.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificato</translation>
    </message>
    <message>
        <source>Mutual group</source>
        <translation>Gruppo reciproco</translation>
    </message>
    <message>
        <source>Security policy (1.1)</source>
        <translation>Politica di sicurezza (1.1)</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Immettere un nome.</translation>
    </message>
    <message>
        <source>A name cannot contain control characters.</source>
        <translation>Un nome non può contenere caratteri di controllo.</translation>
    </message>
    <message>
        <source>A name cannot contain %1.</source>
        <translation>Un nome non può contenere %1.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Il nome è troppo lungo.</translation>
    </message>
    <message>
        <source>Line %1 of %2 is not KEY=VALUE.</source>
        <translation>La riga %1 di %2 non ha la forma KEY=VALUE.</translation>
    </message>
    <message>
        <source>%1 is too large for a connection entry.</source>
        <translation>%1 è troppo grande per una connessione.</translation>
    </message>
    <message>
        <source>%1 has no section [main].</source>
        <translation>%1 non ha la sezione [main].</translation>
    </message>
    <message>
        <source>%1 is not readable text.</source>
        <translation>%1 non è testo leggibile.</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>Questo nome non può essere usato.</translation>
    </message>
    <message>
        <source>There is already a connection entry named &quot;%1&quot;.</source>
        <translation>Esiste già una connessione di nome &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>There is no connection entry named &quot;%1&quot;.</source>
        <translation>Non esiste una connessione di nome &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The entry &quot;%1&quot; is damaged.</source>
        <translation>La connessione &quot;%1&quot; è danneggiata.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be read: %2.</source>
        <translation>Impossibile leggere &quot;%1&quot;: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be written: %2.</source>
        <translation>Impossibile scrivere &quot;%1&quot;: %2.</translation>
    </message>
    <message>
        <source>This connection uses %1. It is kept for old gateways and can be broken by others.</source>
        <translation>Questa connessione usa %1. È mantenuto per i vecchi gateway e può essere violato da altri.</translation>
    </message>
    <message>
        <source>The remote peer is load balancing, and named no other gateway that can be used.</source>
        <translation>Il peer remoto distribuisce il carico e non ha indicato un altro gateway utilizzabile.</translation>
    </message>
    <message>
        <source>The remote peer lost contact with this client.</source>
        <translation>Il peer remoto ha perso il contatto con questo client.</translation>
    </message>
    <message>
        <source>The remote peer was shut down.</source>
        <translation>Il peer remoto è stato spento.</translation>
    </message>
    <message>
        <source>The remote peer was restarted.</source>
        <translation>Il peer remoto è stato riavviato.</translation>
    </message>
    <message>
        <source>The firewall policies of the client and of the remote peer do not match.</source>
        <translation>Le politiche di firewall del client e del peer remoto non corrispondono.</translation>
    </message>
    <message>
        <source>A certificate has expired.</source>
        <translation>Un certificato è scaduto.</translation>
    </message>
    <message>
        <source>The tunnel device, or the helper that holds it, has gone away.</source>
        <translation>Il dispositivo del tunnel, o l&apos;assistente che lo gestisce, non c&apos;è più.</translation>
    </message>
    <message>
        <source>The tunnel device could not be made or could not be given its address.</source>
        <translation>Non è stato possibile creare il dispositivo del tunnel o assegnargli l&apos;indirizzo.</translation>
    </message>
    <message>
        <source>UDP port 500 of this computer is in use by another program.</source>
        <translation>La porta UDP 500 di questo computer è usata da un altro programma.</translation>
    </message>
    <message>
        <source>The name servers of the tunnel could not be set on this computer.</source>
        <translation>Non è stato possibile impostare su questo computer i server DNS del tunnel.</translation>
    </message>
    <message>
        <source>This network asks for a login in a web browser before it lets anything through.</source>
        <translation>Questa rete chiede un accesso nel browser prima di lasciar passare qualsiasi cosa.</translation>
    </message>
    <message>
        <source>The certificate of the security gateway is not trusted.</source>
        <translation>Il certificato del gateway di sicurezza non è attendibile.</translation>
    </message>
    <message>
        <source>The privileged helper could not be started, or refuses to serve this user.</source>
        <translation>Non è stato possibile avviare l&apos;assistente privilegiato, oppure rifiuta di servire questo utente.</translation>
    </message>
    <message>
        <source>The certificate or the authority of this entry is not there, or cannot be opened.</source>
        <translation>Il certificato o l&apos;autorità di questa connessione manca o non può essere aperto.</translation>
    </message>
    <message>
        <source>The security gateway refused your certificate.</source>
        <translation>Il gateway di sicurezza ha rifiutato il certificato dell&apos;utente.</translation>
    </message>
    <message>
        <source>Compare the date of this computer with the date in the certificate.</source>
        <translation>Confrontare la data di questo computer con quella del certificato.</translation>
    </message>
    <message>
        <source>Ask your administrator for a new certificate.</source>
        <translation>Chiedere un nuovo certificato all&apos;amministratore.</translation>
    </message>
    <message>
        <source>Do not type your password: somebody may stand between you and the gateway.</source>
        <translation>Non digitare la password: qualcuno potrebbe trovarsi tra questo computer e il gateway.</translation>
    </message>
    <message>
        <source>Ask your administrator for the certificate of the authority, or which names the gateway&apos;s certificate has.</source>
        <translation>Chiedere all&apos;amministratore il certificato dell&apos;autorità, o quali nomi ha il certificato del gateway.</translation>
    </message>
    <message>
        <source>Choose a certificate on the Authentication tab of the entry, or import it.</source>
        <translation>Scegliere un certificato nella scheda Autenticazione della connessione, oppure importarlo.</translation>
    </message>
    <message>
        <source>Ask your administrator whether the gateway trusts the authority of your certificate.</source>
        <translation>Chiedere all&apos;amministratore se il gateway si fida dell&apos;autorità del certificato dell&apos;utente.</translation>
    </message>
    <message>
        <source>Connect again: DNS, routes and rules of this computer are as they were before.</source>
        <translation>Collegarsi di nuovo: DNS, rotte e regole di questo computer sono come prima.</translation>
    </message>
    <message>
        <source>Save the log: it names the step that failed.</source>
        <translation>Salvare il registro: indica il passo non riuscito.</translation>
    </message>
    <message>
        <source>Choose &quot;this machine&apos;s proxy only&quot; in the entry: it changes nothing on this computer.</source>
        <translation>Scegliere &quot;solo il proxy di questo computer&quot; nella connessione: non cambia nulla su questo computer.</translation>
    </message>
    <message>
        <source>End the other program; the log names it as far as this user may see it.</source>
        <translation>Terminare l&apos;altro programma; il registro lo indica per quanto questo utente può vederlo.</translation>
    </message>
    <message>
        <source>Open a web page in your browser, log in to this network, and connect again.</source>
        <translation>Aprire una pagina nel browser, accedere a questa rete e collegarsi di nuovo.</translation>
    </message>
    <message>
        <source>Choose &quot;this machine&apos;s proxy only&quot; in the entry: it needs no permission.</source>
        <translation>Scegliere &quot;solo il proxy di questo computer&quot; nella connessione: non serve alcun permesso.</translation>
    </message>
    <message>
        <source>Another VPN connection of this computer has these networks in its tunnel.</source>
        <translation>Un&apos;altra connessione VPN di questo computer ha queste reti nel suo tunnel.</translation>
    </message>
    <message>
        <source>This kind of entry cannot use certificates.</source>
        <translation>Questo tipo di connessione non può usare certificati.</translation>
    </message>
    <message>
        <source>The gateway may be an old one: allow legacy algorithms for this entry. They can be broken by others.</source>
        <translation>Il gateway può essere vecchio: consentire gli algoritmi obsoleti per questa connessione. Possono essere violati da altri.</translation>
    </message>
    <message>
        <source>Switch off &quot;Use source port 500&quot; on the Transport tab of the entry: any free port is used then.</source>
        <translation>Disattivare &quot;Usa la porta di origine 500&quot; nella scheda Trasporto della connessione: si usa allora una porta libera qualsiasi.</translation>
    </message>
    <message>
        <source>Disconnect the other connection first.</source>
        <translation>Scollegare prima l&apos;altra connessione.</translation>
    </message>
    <message>
        <source>Choose &quot;this machine&apos;s proxy only&quot; in the entry: such connections share no networks.</source>
        <translation>Scegliere &quot;solo il proxy di questo computer&quot; nella connessione: queste connessioni non condividono reti.</translation>
    </message>
    <message>
        <source>Install the helper (app/run install), or answer the desktop&apos;s question for the administrator&apos;s password.</source>
        <translation>Installare l&apos;assistente (app/run install), oppure rispondere alla richiesta della password dell&apos;amministratore.</translation>
    </message>
    <message>
        <source>Waiting to connect again.</source>
        <translation>In attesa di ricollegarsi.</translation>
    </message>
    <message>
        <source>%1 day(s), %2</source>
        <comment>days; hours:minutes.seconds</comment>
        <translation>%1 giorni, %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be connected beside &quot;%2&quot;, which has every network (0.0.0.0/0) in its tunnel. Disconnect &quot;%2&quot; first.</source>
        <translation>&quot;%1&quot; non può essere collegata insieme a &quot;%2&quot;, che ha tutte le reti (0.0.0.0/0) nel proprio tunnel. Scollegare prima &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be connected: the always-on firewall of &quot;%2&quot; still keeps everything else out. Disconnect &quot;%2&quot;, or suspend the firewall.</source>
        <translation>&quot;%1&quot; non può essere collegata: il firewall sempre attivo di &quot;%2&quot; tiene ancora fuori tutto il resto. Scollegare &quot;%2&quot; o sospendere il firewall.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; wants %2 in its tunnel, but &quot;%3&quot; has %4 in its own. Disconnect &quot;%3&quot; first.</source>
        <translation>&quot;%1&quot; vuole %2 nel proprio tunnel, ma &quot;%3&quot; ha %4 nel suo. Scollegare prima &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>The gateway assigned no usable address.</source>
        <translation>Il gateway non ha assegnato alcun indirizzo utilizzabile.</translation>
    </message>
    <message>
        <source>The gateway ended the login, and a new one asks for what is not saved.</source>
        <translation>Il gateway ha terminato l&apos;accesso, e uno nuovo chiede ciò che non è salvato.</translation>
    </message>
    <message>
        <source>No UDP socket could be opened: %1.</source>
        <translation>Non è stato possibile aprire alcun socket UDP: %1.</translation>
    </message>
    <message>
        <source>UDP port %1 of this machine is in use by another program.</source>
        <translation>La porta UDP %1 di questo computer è usata da un altro programma.</translation>
    </message>
    <message>
        <source>UDP port %1 of this machine is in use by %2.</source>
        <translation>La porta UDP %1 di questo computer è usata da %2.</translation>
    </message>
    <message>
        <source>There is no privileged helper at %1: install Drawbridge, or choose the proxy.</source>
        <translation>In %1 non c&apos;è alcun assistente privilegiato: installare Drawbridge o scegliere il proxy.</translation>
    </message>
    <message>
        <source>The privileged helper cannot be used: %1.</source>
        <translation>L&apos;assistente privilegiato non può essere usato: %1.</translation>
    </message>
    <message>
        <source>The privileged helper says: %1.</source>
        <translation>L&apos;assistente privilegiato dice: %1.</translation>
    </message>
    <message>
        <source>The privileged helper ended; everything it had set was taken back.</source>
        <translation>L&apos;assistente privilegiato è terminato; tutto ciò che aveva impostato è stato annullato.</translation>
    </message>
    <message>
        <source>The privileged helper ended before it answered.</source>
        <translation>L&apos;assistente privilegiato è terminato prima di rispondere.</translation>
    </message>
    <message>
        <source>pkexec, which asks for the permission, is not on this machine.</source>
        <translation>pkexec, che chiede il permesso, non è su questo computer.</translation>
    </message>
    <message>
        <source>The question for permission was dismissed.</source>
        <translation>La richiesta del permesso è stata chiusa.</translation>
    </message>
    <message>
        <source>This user may not use the privileged helper.</source>
        <translation>Questo utente non può usare l&apos;assistente privilegiato.</translation>
    </message>
    <message>
        <source>The tunnel device cannot be used: %1.</source>
        <translation>Il dispositivo del tunnel non può essere usato: %1.</translation>
    </message>
    <message>
        <source>A second tunnel device came for one connection.</source>
        <translation>Per una sola connessione è arrivato un secondo dispositivo del tunnel.</translation>
    </message>
    <message>
        <source>The tunnel device was taken away.</source>
        <translation>Il dispositivo del tunnel è stato tolto.</translation>
    </message>
    <message>
        <source>AutoInitiationRetryInterval is &quot;%1&quot;; it is a number of minutes from 1 to 10, so 1 is used.</source>
        <translation>AutoInitiationRetryInterval è &quot;%1&quot;; deve essere un numero di minuti da 1 a 10, perciò si usa 1.</translation>
    </message>
    <message>
        <source>Section [%1] is left out: Network and Mask must be a network, as 192.168.1.0 and 255.255.255.0.</source>
        <translation>La sezione [%1] è tralasciata: Network e Mask devono essere una rete, come 192.168.1.0 e 255.255.255.0.</translation>
    </message>
    <message>
        <source>Section [%1] is left out: ConnectionEntry names no entry.</source>
        <translation>La sezione [%1] è tralasciata: ConnectionEntry non nomina alcuna connessione.</translation>
    </message>
    <message>
        <source>%1 cannot be understood; nothing in it is used.</source>
        <translation>%1 non è comprensibile; nulla di ciò che contiene viene usato.</translation>
    </message>
    <message>
        <source>%1 cannot be understood, so it is not changed: mend it or move it away.</source>
        <translation>%1 non è comprensibile, perciò non viene modificato: correggerlo o spostarlo.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2).</source>
        <translation>Non è possibile scrivere %1 (%2).</translation>
    </message>
    <message>
        <source>Port %1 of 127.0.0.1 cannot be used: %2.</source>
        <translation>La porta %1 di 127.0.0.1 non può essere usata: %2.</translation>
    </message>
    <message>
        <source>Port %1 of 127.0.0.1 cannot be used: %2. Another one is used instead.</source>
        <translation>La porta %1 di 127.0.0.1 non può essere usata: %2. Al suo posto se ne usa un&apos;altra.</translation>
    </message>
</context>
<context>
    <name>EntryEditor</name>
    <message>
        <source>Set by your administrator.</source>
        <translation>Impostato dall&apos;amministratore.</translation>
    </message>
</context>
<context>
    <name>LockBadge</name>
    <message>
        <source>not connected</source>
        <translation>non collegato</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>collegamento in corso</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>collegato</translation>
    </message>
    <message>
        <source>connected, needs attention</source>
        <translation>collegato, richiede attenzione</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>non riuscito</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Connections</source>
        <translation>Connessioni</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Panoramica</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Politica</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Packet Tracer</source>
        <translation>Traccia pacchetti</translation>
    </message>
    <message>
        <source>Accounting</source>
        <translation>Accounting</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificati</translation>
    </message>
</context>
<context>
    <name>ProfileModel</name>
    <message>
        <source>Never</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Oggi, %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>Ieri, %1</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AaaServerModel</name>
    <message>
        <source>%1 (%2)</source>
        <comment>AAA group, protocol</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>non ancora interrogato</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Ultima risposta</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Richieste</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accettate</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rifiutate</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>Timeout</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Andata e ritorno</translation>
    </message>
    <message>
        <source>left out until its dead time ends</source>
        <translation>escluso fino al termine del tempo di inattività</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AaaServers</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interfaccia</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Timeout</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Chiave</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Ultima risposta</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>AAA group, protocol</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>non ancora interrogato</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>must be typed</source>
        <translation>da scrivere</translation>
    </message>
    <message>
        <source>set</source>
        <comment>key</comment>
        <translation>impostata</translation>
    </message>
    <message>
        <source>none</source>
        <comment>key</comment>
        <translation>nessuna</translation>
    </message>
    <message>
        <source>new</source>
        <comment>server</comment>
        <translation>nuovo</translation>
    </message>
    <message>
        <source>AAA server</source>
        <translation>Server AAA</translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation>&amp;Gruppo:</translation>
    </message>
    <message>
        <source>another name makes a new group</source>
        <translation>un altro nome crea un nuovo gruppo</translation>
    </message>
    <message>
        <source>&amp;Protocol:</source>
        <translation>Protoco&amp;llo:</translation>
    </message>
    <message>
        <source>of a new group; it cannot be changed later</source>
        <translation>di un nuovo gruppo; in seguito non si può cambiare</translation>
    </message>
    <message>
        <source>&amp;Interface:</source>
        <translation>&amp;Interfaccia:</translation>
    </message>
    <message>
        <source>&amp;Key:</source>
        <translation>C&amp;hiave:</translation>
    </message>
    <message>
        <source>&amp;Timeout:</source>
        <translation>&amp;Timeout:</translation>
    </message>
    <message>
        <source>seconds; empty: 5</source>
        <translation>secondi; vuoto: 5</translation>
    </message>
    <message>
        <source>The server is gone.</source>
        <translation>Il server non c&apos;è più.</translation>
    </message>
    <message>
        <source>This is not a server: %1</source>
        <translation>Questo non è un server: %1</translation>
    </message>
    <message>
        <source>A key has no blanks and at most 127 characters.</source>
        <translation>Una chiave non contiene spazi e ha al massimo 127 caratteri.</translation>
    </message>
    <message>
        <source>Group %1 has this server already.</source>
        <translation>Il gruppo %1 ha già questo server.</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>Indiri&amp;zzo:</translation>
    </message>
    <message>
        <source>Old &amp;RADIUS server</source>
        <translation>Vecchio server &amp;RADIUS</translation>
    </message>
    <message>
        <source>No Message-Authenticator: its answers are taken without proof, and others on the way can forge them.</source>
        <translation>Nessun Message-Authenticator: le sue risposte sono accettate senza prova e altri lungo il percorso possono falsificarle.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AccessRules</name>
    <message>
        <source>bound inbound on %1</source>
        <translation>associata in ingresso su %1</translation>
    </message>
    <message>
        <source>exempts from translation at %1</source>
        <translation>esenta dalla traduzione su %1</translation>
    </message>
    <message>
        <source>used by nat at %1</source>
        <translation>usata da nat su %1</translation>
    </message>
    <message>
        <source>split tunnel of %1</source>
        <translation>split tunnel di %1</translation>
    </message>
    <message>
        <source>used by aaa</source>
        <translation>usata da aaa</translation>
    </message>
    <message>
        <source>traffic of crypto map %1</source>
        <translation>traffico della crypto map %1</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>non usata</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Azione</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servizio</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destinazione</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Corrispondenze</translation>
    </message>
    <message>
        <source>access-list %1, %2</source>
        <comment>name, what uses it</comment>
        <translation>access-list %1, %2</translation>
    </message>
    <message>
        <source>new</source>
        <comment>rule</comment>
        <translation>nuova</translation>
    </message>
    <message>
        <source>end</source>
        <comment>of the list</comment>
        <translation>fine</translation>
    </message>
    <message>
        <source>Access rule</source>
        <translation>Regola di accesso</translation>
    </message>
    <message>
        <source>P&amp;rotocol:</source>
        <translation>&amp;Protocollo:</translation>
    </message>
    <message>
        <source>&amp;Destination:</source>
        <translation>&amp;Destinazione:</translation>
    </message>
    <message>
        <source>any, host A, A/length or object-group NAME</source>
        <translation>any, host A, A/lunghezza o object-group NOME</translation>
    </message>
    <message>
        <source>Por&amp;t or type:</source>
        <translation>Porta o &amp;tipo:</translation>
    </message>
    <message>
        <source>www, range 20 21, gt 1023; echo for ICMP</source>
        <translation>www, range 20 21, gt 1023; echo per ICMP</translation>
    </message>
    <message>
        <source>Lo&amp;g:</source>
        <translation>Re&amp;gistro:</translation>
    </message>
    <message>
        <source>Re&amp;mark:</source>
        <translation>Co&amp;mmento:</translation>
    </message>
    <message>
        <source>This is not a rule: %1</source>
        <translation>Questa non è una regola: %1</translation>
    </message>
    <message>
        <source>The rule is gone.</source>
        <translation>La regola non c&apos;è più.</translation>
    </message>
    <message>
        <source>Rule %1 of the list says the same.</source>
        <translation>La regola %1 della lista dice lo stesso.</translation>
    </message>
    <message>
        <source>It is the only rule of access list %1.</source>
        <translation>È l&apos;unica regola della lista di accesso %1.</translation>
    </message>
    <message>
        <source>Access list %1 has this rule already.</source>
        <translation>La lista di accesso %1 contiene già questa regola.</translation>
    </message>
    <message>
        <source>L&amp;ist:</source>
        <translation>&amp;Lista:</translation>
    </message>
    <message>
        <source>A&amp;ction:</source>
        <translation>&amp;Azione:</translation>
    </message>
    <message>
        <source>So&amp;urce:</source>
        <translation>&amp;Origine:</translation>
    </message>
    <message>
        <source>Source &amp;port:</source>
        <translation>Porta di o&amp;rigine:</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AccountingModel</name>
    <message>
        <source>running</source>
        <comment>accounted connection</comment>
        <translation>in corso</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Data e ora</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>Caller id</source>
        <translation>ID chiamante</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flag</translation>
    </message>
    <message>
        <source>NAS address</source>
        <translation>Indirizzo NAS</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AccountingPage</name>
    <message>
        <source>Writes all records with all columns to a file.</source>
        <translation>Scrive in un file tutte le registrazioni con tutte le colonne.</translation>
    </message>
    <message>
        <source>There are no records to write.</source>
        <translation>Non ci sono registrazioni da scrivere.</translation>
    </message>
    <message>
        <source>No record fits the filter.</source>
        <translation>Nessuna registrazione corrisponde al filtro.</translation>
    </message>
    <message>
        <source>No accounting records. The headend is stopped.</source>
        <translation>Nessuna registrazione di accounting. Il concentratore è fermo.</translation>
    </message>
    <message>
        <source>No accounting records yet. They come when a connection begins or ends that must be accounted.</source>
        <translation>Ancora nessuna registrazione di accounting. Ne arriva una quando inizia o termina una connessione soggetta ad accounting.</translation>
    </message>
    <message>
        <source>No accounting records. &quot;aaa accounting&quot; is an edit that is not pushed yet.</source>
        <translation>Nessuna registrazione di accounting. &quot;aaa accounting&quot; è una modifica non ancora inviata.</translation>
    </message>
    <message>
        <source>No accounting records. &quot;aaa accounting&quot; is not in the configuration.</source>
        <translation>Nessuna registrazione di accounting. &quot;aaa accounting&quot; non è nella configurazione.</translation>
    </message>
    <message>
        <source>The configuration has no TACACS+ or RADIUS server to send records to.</source>
        <translation>La configurazione non ha un server TACACS+ o RADIUS a cui trasmettere le registrazioni.</translation>
    </message>
    <message>
        <source>Task %1, still running</source>
        <translation>Attività %1, ancora in corso</translation>
    </message>
    <message>
        <source>Start record of task %1</source>
        <translation>Registrazione di inizio dell&apos;attività %1</translation>
    </message>
    <message>
        <source>Stop record of task %1</source>
        <translation>Registrazione di fine dell&apos;attività %1</translation>
    </message>
    <message>
        <source>Record of task %1</source>
        <translation>Registrazione dell&apos;attività %1</translation>
    </message>
    <message>
        <source>Accounting could not be added: %1</source>
        <translation>Impossibile aggiungere l&apos;accounting: %1</translation>
    </message>
    <message>
        <source>add accounting</source>
        <translation>aggiunta dell&apos;accounting</translation>
    </message>
    <message>
        <source>Accounting was added as an edit. Nothing is sent before you push.</source>
        <translation>L&apos;accounting è stato aggiunto come modifica. Nulla viene trasmesso prima dell&apos;invio.</translation>
    </message>
    <message>
        <source>Preview and Push...</source>
        <translation>Anteprima e invio...</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1.</source>
        <translation>
            <numerusform>%n riga scritta in %1.</numerusform>
            <numerusform>%n righe scritte in %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounting</source>
        <translation>Accounting</translation>
    </message>
    <message>
        <source>Records of &quot;aaa accounting&quot; in the columns of the AAA server&apos;s report, newest first</source>
        <translation>Registrazioni di &quot;aaa accounting&quot; nelle colonne del rapporto del server AAA, dalla più recente</translation>
    </message>
    <message>
        <source>records</source>
        <translation>registrazioni</translation>
    </message>
    <message>
        <source>closed connections</source>
        <translation>connessioni chiuse</translation>
    </message>
    <message>
        <source>users</source>
        <translation>utenti</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>ancora in corso</translation>
    </message>
    <message>
        <source>wait for the server</source>
        <translation>in attesa del server</translation>
    </message>
    <message>
        <source>lost, the queue was full</source>
        <translation>perse, la coda era piena</translation>
    </message>
    <message>
        <source>User, address or service</source>
        <translation>Utente, indirizzo o servizio</translation>
    </message>
    <message>
        <source>Filter the records</source>
        <translation>Filtra le registrazioni</translation>
    </message>
    <message>
        <source>Start and stop</source>
        <translation>Inizio e fine</translation>
    </message>
    <message>
        <source>Start only</source>
        <translation>Solo inizio</translation>
    </message>
    <message>
        <source>Stop only</source>
        <translation>Solo fine</translation>
    </message>
    <message>
        <source>Kinds of records</source>
        <translation>Tipi di registrazioni</translation>
    </message>
    <message>
        <source>&amp;Join start and stop</source>
        <translation>&amp;Unisci inizio e fine</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Export CSV...</source>
        <translation>Esporta CSV...</translation>
    </message>
    <message>
        <source>Add It...</source>
        <translation>Aggiungi...</translation>
    </message>
    <message>
        <source>Accounting records</source>
        <translation>Registrazioni di accounting</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ActionSet</name>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Collega</translation>
    </message>
    <message>
        <source>&amp;Connect to &quot;%1&quot;</source>
        <translation>&amp;Collega a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Collega</translation>
    </message>
    <message>
        <source>&amp;Cancel Connect</source>
        <translation>Annulla &amp;collegamento</translation>
    </message>
    <message>
        <source>Cancel Connect</source>
        <translation>Annulla collegamento</translation>
    </message>
    <message>
        <source>Dis&amp;connect</source>
        <translation>S&amp;collega</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Scollega</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Ferma</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Avvia</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ferma</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <comment>log</comment>
        <translation>&amp;Disattiva</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <comment>log</comment>
        <translation>A&amp;ttiva</translation>
    </message>
    <message>
        <source>Disable</source>
        <comment>log</comment>
        <translation>Disattiva</translation>
    </message>
    <message>
        <source>Enable</source>
        <comment>log</comment>
        <translation>Attiva</translation>
    </message>
    <message>
        <source>&amp;Modify...</source>
        <translation>&amp;Modifica...</translation>
    </message>
    <message>
        <source>Modify</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Rinomina</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rinomina</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>E&amp;limina</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>D&amp;uplica</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplica</translation>
    </message>
    <message>
        <source>Set as De&amp;fault Connection Entry</source>
        <translation>Imposta come &amp;predefinita</translation>
    </message>
    <message>
        <source>Set as Default</source>
        <translation>Imposta come predefinita</translation>
    </message>
    <message>
        <source>&amp;Erase User Password</source>
        <translation>C&amp;ancella password utente</translation>
    </message>
    <message>
        <source>Erase User Password</source>
        <translation>Cancella password utente</translation>
    </message>
    <message>
        <source>&amp;New Connection Entry Wizard...</source>
        <translation>&amp;Nuova connessione guidata...</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuova</translation>
    </message>
    <message>
        <source>New b&amp;y Form...</source>
        <translation>Nuova con modul&amp;o...</translation>
    </message>
    <message>
        <source>New by Form</source>
        <translation>Nuova con modulo</translation>
    </message>
    <message>
        <source>New Security &amp;Policy (1.1)...</source>
        <translation>Nuova politica di sicurezza (&amp;1.1)...</translation>
    </message>
    <message>
        <source>New Security Policy (1.1)</source>
        <translation>Nuova politica di sicurezza (1.1)</translation>
    </message>
    <message>
        <source>&amp;Import...</source>
        <translation>&amp;Importa...</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importa</translation>
    </message>
    <message>
        <source>Exp&amp;ort...</source>
        <translation>&amp;Esporta...</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>E&amp;xit</source>
        <translation>E&amp;sci</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>&amp;Statistics...</source>
        <translation>Statistich&amp;e...</translation>
    </message>
    <message>
        <source>Statistics...</source>
        <translation>Statistiche...</translation>
    </message>
    <message>
        <source>&amp;Notifications...</source>
        <translation>&amp;Notifiche...</translation>
    </message>
    <message>
        <source>Notifications...</source>
        <translation>Notifiche...</translation>
    </message>
    <message>
        <source>Connection &amp;History...</source>
        <translation>&amp;Cronologia della connessione...</translation>
    </message>
    <message>
        <source>Connection History...</source>
        <translation>Cronologia della connessione...</translation>
    </message>
    <message>
        <source>&amp;Reset Stats</source>
        <translation>&amp;Azzera statistiche</translation>
    </message>
    <message>
        <source>Reset Stats</source>
        <translation>Azzera statistiche</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <comment>log</comment>
        <translation>&amp;Svuota</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>log</comment>
        <translation>Svuota</translation>
    </message>
    <message>
        <source>Log Se&amp;ttings...</source>
        <translation>&amp;Impostazioni del registro...</translation>
    </message>
    <message>
        <source>Log Settings</source>
        <translation>Impostazioni del registro</translation>
    </message>
    <message>
        <source>Log &amp;Window...</source>
        <translation>&amp;Finestra del registro...</translation>
    </message>
    <message>
        <source>Log Window</source>
        <translation>Finestra del registro</translation>
    </message>
    <message>
        <source>Searc&amp;h Log...</source>
        <translation>&amp;Cerca nel registro...</translation>
    </message>
    <message>
        <source>Search Log</source>
        <translation>Cerca nel registro</translation>
    </message>
    <message>
        <source>&amp;Save...</source>
        <translation>Sal&amp;va...</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>&amp;Connect a Client</source>
        <translation>&amp;Collega un client</translation>
    </message>
    <message>
        <source>Connect a Client</source>
        <translation>Collega un client</translation>
    </message>
    <message>
        <source>&amp;Load Configuration...</source>
        <translation>Carica c&amp;onfigurazione...</translation>
    </message>
    <message>
        <source>Load Configuration...</source>
        <translation>Carica configurazione...</translation>
    </message>
    <message>
        <source>Save to Start&amp;up</source>
        <translation>Sal&amp;va per l&apos;avvio</translation>
    </message>
    <message>
        <source>Save to Startup</source>
        <translation>Salva per l&apos;avvio</translation>
    </message>
    <message>
        <source>&amp;Preview and Push...</source>
        <translation>A&amp;nteprima e invio...</translation>
    </message>
    <message>
        <source>Preview and Push...</source>
        <translation>Anteprima e invio...</translation>
    </message>
    <message>
        <source>&amp;Discard Edits</source>
        <translation>Sca&amp;rta le modifiche</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>U&amp;ndo</source>
        <translation>Ann&amp;ulla</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>R&amp;ipeti</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Cl&amp;ear Sessions...</source>
        <translation>C&amp;hiudi le sessioni...</translation>
    </message>
    <message>
        <source>Clear Sessions...</source>
        <translation>Chiudi le sessioni...</translation>
    </message>
    <message>
        <source>Con&amp;firm Push</source>
        <translation>Conf&amp;erma invio</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Conferma</translation>
    </message>
    <message>
        <source>Advanced &amp;Mode</source>
        <translation>&amp;Modalità avanzata</translation>
    </message>
    <message>
        <source>Simple &amp;Mode</source>
        <translation>&amp;Modalità semplice</translation>
    </message>
    <message>
        <source>&amp;Collapse Navigation</source>
        <translation>&amp;Comprimi navigazione</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Comprimi</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>&amp;Preferenze...</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferenze</translation>
    </message>
    <message>
        <source>P&amp;roperties...</source>
        <translation>P&amp;roprietà...</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Proprietà</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Scorciatoie da tastiera</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Scorciatoie da tastiera</translation>
    </message>
    <message>
        <source>&amp;Five-minute Tour</source>
        <translation>&amp;Giro in cinque minuti</translation>
    </message>
    <message>
        <source>Five-minute Tour</source>
        <translation>Giro in cinque minuti</translation>
    </message>
    <message>
        <source>&amp;About Drawbridge</source>
        <translation>&amp;Informazioni su Drawbridge</translation>
    </message>
    <message>
        <source>About Drawbridge</source>
        <translation>Informazioni su Drawbridge</translation>
    </message>
    <message>
        <source>E&amp;xport Configuration...</source>
        <translation>E&amp;sporta configurazione...</translation>
    </message>
    <message>
        <source>Export Configuration...</source>
        <translation>Esporta configurazione...</translation>
    </message>
    <message>
        <source>The &amp;Tech Note&apos;s Configuration...</source>
        <translation>Configurazione della nota &amp;tecnica...</translation>
    </message>
    <message>
        <source>The Tech Note&apos;s Configuration</source>
        <translation>Configurazione della nota tecnica</translation>
    </message>
    <message>
        <source>Its C&amp;orrected Variant...</source>
        <translation>La sua variante c&amp;orretta...</translation>
    </message>
    <message>
        <source>Its Corrected Variant</source>
        <translation>La sua variante corretta</translation>
    </message>
    <message>
        <source>Sec&amp;ond Client...</source>
        <translation>Secondo c&amp;lient...</translation>
    </message>
    <message>
        <source>Second Client...</source>
        <translation>Secondo client...</translation>
    </message>
    <message>
        <source>&amp;Visit as Internet Host...</source>
        <translation>Visita co&amp;me host Internet...</translation>
    </message>
    <message>
        <source>Visit as Internet Host...</source>
        <translation>Visita come host Internet...</translation>
    </message>
    <message>
        <source>Lab &amp;Terminal...</source>
        <translation>&amp;Terminale della rete di prova...</translation>
    </message>
    <message>
        <source>Lab Terminal...</source>
        <translation>Terminale della rete di prova...</translation>
    </message>
    <message>
        <source>&amp;View...</source>
        <translation>&amp;Visualizza...</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Visualizza</translation>
    </message>
    <message>
        <source>&amp;Import...</source>
        <comment>certificate</comment>
        <translation>&amp;Importa...</translation>
    </message>
    <message>
        <source>Exp&amp;ort...</source>
        <comment>certificate</comment>
        <translation>&amp;Esporta...</translation>
    </message>
    <message>
        <source>Enro&amp;ll...</source>
        <translation>&amp;Richiedi...</translation>
    </message>
    <message>
        <source>Enroll</source>
        <translation>Richiedi</translation>
    </message>
    <message>
        <source>Veri&amp;fy</source>
        <translation>Veri&amp;fica</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifica</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <comment>certificate</comment>
        <translation>E&amp;limina</translation>
    </message>
    <message>
        <source>&amp;Change Certificate Password...</source>
        <translation>&amp;Cambia password del certificato...</translation>
    </message>
    <message>
        <source>Change Password</source>
        <translation>Cambia password</translation>
    </message>
    <message>
        <source>&amp;Retry Certificate Enrollment</source>
        <translation>Ripe&amp;ti richiesta di certificato</translation>
    </message>
    <message>
        <source>Retry Enrollment</source>
        <translation>Ripeti richiesta</translation>
    </message>
    <message>
        <source>&amp;Show CA/RA Certificates</source>
        <translation>Mo&amp;stra certificati CA/RA</translation>
    </message>
    <message>
        <source>Show CA/RA Certificates</source>
        <translation>Mostra certificati CA/RA</translation>
    </message>
    <message>
        <source>&amp;Record Packets and Keys</source>
        <translation>&amp;Registra pacchetti e chiavi</translation>
    </message>
    <message>
        <source>Record Packets and Keys</source>
        <translation>Registra pacchetti e chiavi</translation>
    </message>
    <message>
        <source>Save Capture with &amp;Keys...</source>
        <translation>Salva cattura con c&amp;hiavi...</translation>
    </message>
    <message>
        <source>Save Capture with Keys</source>
        <translation>Salva cattura con chiavi</translation>
    </message>
    <message>
        <source>&amp;Built-in Lab</source>
        <translation>&amp;Rete di prova incorporata</translation>
    </message>
    <message>
        <source>Built-in Lab</source>
        <translation>Rete di prova incorporata</translation>
    </message>
    <message>
        <source>&amp;Headend on This Machine...</source>
        <translation>&amp;Concentratore su questo computer...</translation>
    </message>
    <message>
        <source>Headend on This Machine</source>
        <translation>Concentratore su questo computer</translation>
    </message>
    <message>
        <source>&amp;Cancel Connect to &quot;%1&quot;</source>
        <translation>Annulla &amp;collegamento a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Dis&amp;connect &quot;%1&quot;</source>
        <translation>S&amp;collega &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&amp;Disconnect All</source>
        <translation>Scolle&amp;ga tutte</translation>
    </message>
    <message>
        <source>Disconnect All</source>
        <translation>Scollega tutte</translation>
    </message>
    <message>
        <source>Automatic &amp;VPN Initiation...</source>
        <translation>Avvio automatico della &amp;VPN...</translation>
    </message>
    <message>
        <source>Automatic VPN Initiation</source>
        <translation>Avvio automatico della VPN</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AddressEdit</name>
    <message>
        <source>An address is needed here.</source>
        <translation>Qui serve un indirizzo.</translation>
    </message>
    <message>
        <source>%1 is not an address.</source>
        <translation>%1 non è un indirizzo.</translation>
    </message>
    <message>
        <source>%1 is neither an address nor a host name.</source>
        <translation>%1 non è né un indirizzo né un nome di host.</translation>
    </message>
    <message>
        <source>%1 is not a network mask.</source>
        <translation>%1 non è una maschera di rete.</translation>
    </message>
    <message>
        <source>%1 is not a prefix length, 0 to 32.</source>
        <translation>%1 non è una lunghezza di prefisso, da 0 a 32.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AdvancedTab</name>
    <message>
        <source>Phase 1</source>
        <translation>Fase 1</translation>
    </message>
    <message>
        <source>Phase 2</source>
        <translation>Fase 2</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identità</translation>
    </message>
    <message>
        <source>Compatibility</source>
        <translation>Compatibilità</translation>
    </message>
    <message>
        <source>&amp;Offer:</source>
        <translation>&amp;Proposta:</translation>
    </message>
    <message>
        <source>IKE &amp;mode:</source>
        <translation>&amp;Modalità IKE:</translation>
    </message>
    <message>
        <source>Diffie-Hellman &amp;group:</source>
        <translation>&amp;Gruppo Diffie-Hellman:</translation>
    </message>
    <message>
        <source>&amp;Perfect forward secrecy:</source>
        <translation>Perfect &amp;forward secrecy:</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>Nome &amp;utente:</translation>
    </message>
    <message>
        <source>NT domai&amp;n:</source>
        <translation>&amp;Dominio NT:</translation>
    </message>
    <message>
        <source>&amp;Allow legacy algorithms</source>
        <translation>Consenti algoritmi &amp;obsoleti</translation>
    </message>
    <message>
        <source>Automatic (AES first)</source>
        <translation>Automatica (prima AES)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatica</translation>
    </message>
    <message>
        <source>Aggressive mode</source>
        <translation>Modalità aggressiva</translation>
    </message>
    <message>
        <source>Main mode</source>
        <translation>Modalità principale</translation>
    </message>
    <message>
        <source>As the gateway says</source>
        <translation>Come indica il gateway</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppo %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a lifetime. Enter 30 to 2147483647 seconds, or nothing for the usual one.</source>
        <translation>&quot;%1&quot; non è una durata. Inserire da 30 a 2147483647 secondi, o nulla per quella abituale.</translation>
    </message>
    <message>
        <source>Lifetime of phase &amp;1:</source>
        <translation>Durata della fase &amp;1:</translation>
    </message>
    <message>
        <source>Seconds, 30 or more. Empty: a day (86400).</source>
        <translation>Secondi, almeno 30. Vuoto: un giorno (86400).</translation>
    </message>
    <message>
        <source>Lifetime of phase &amp;2:</source>
        <translation>Durata della fase &amp;2:</translation>
    </message>
    <message>
        <source>Seconds, 30 or more. Empty: eight hours (28800).</source>
        <translation>Secondi, almeno 30. Vuoto: otto ore (28800).</translation>
    </message>
    <message>
        <source>Offer a user&apos;s log&amp;in (Xauth)</source>
        <translation>Offri l&apos;accesso di un utente (&amp;Xauth)</translation>
    </message>
    <message>
        <source>Off for gateways that take a certificate alone and refuse an offer with user authentication.</source>
        <translation>Da disattivare per i gateway che accettano solo un certificato e rifiutano una proposta con autenticazione dell&apos;utente.</translation>
    </message>
    <message>
        <source>Read wh&amp;y the gateway ends a connection</source>
        <translation>&amp;Leggi perché il gateway termina una connessione</translation>
    </message>
    <message>
        <source>For gateways that send the reason in the form of the VPN 3000 and the ASA. That form was never published, so this is off unless you need it.</source>
        <translation>Per i gateway che inviano il motivo nella forma del VPN 3000 e dell&apos;ASA. Quella forma non è mai stata pubblicata, perciò la scelta è disattivata salvo necessità.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AuthenticationTab</name>
    <message>
        <source>The two passwords differ.</source>
        <translation>Le due password sono diverse.</translation>
    </message>
    <message>
        <source>&amp;Group Authentication</source>
        <translation>Autenticazione di &amp;gruppo</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nome:</translation>
    </message>
    <message>
        <source>group access</source>
        <translation>accesso di gruppo</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>Con&amp;firm Password:</source>
        <translation>Con&amp;ferma password:</translation>
    </message>
    <message>
        <source>Kept in the desktop keyring</source>
        <translation>Conservata nel portachiavi del desktop</translation>
    </message>
    <message>
        <source>Kept in the entry&apos;s file</source>
        <translation>Conservata nel file della connessione</translation>
    </message>
    <message>
        <source>No keyring found: asked at each connection</source>
        <translation>Nessun portachiavi trovato: chiesta a ogni collegamento</translation>
    </message>
    <message>
        <source>The built-in lab&apos;s own password; it is no secret</source>
        <translation>La password propria della rete di prova incorporata; non è un segreto</translation>
    </message>
    <message>
        <source>Anyone who can read this file can read the password.</source>
        <translation>Chiunque possa leggere questo file può leggere la password.</translation>
    </message>
    <message>
        <source>Move to &amp;Keyring</source>
        <translation>Sposta nel por&amp;tachiavi</translation>
    </message>
    <message>
        <source>&amp;Certificate Authentication</source>
        <translation>Autenticazione con &amp;certificato</translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation>No&amp;me:</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>certificato</translation>
    </message>
    <message>
        <source>No certificates in the store</source>
        <translation>Nessun certificato nell&apos;archivio</translation>
    </message>
    <message>
        <source>&amp;Send CA Certificate Chain</source>
        <translation>&amp;Invia la catena di certificati CA</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Il file %1 non esiste.</translation>
    </message>
    <message>
        <source>At character %1 an attribute such as CN or OU is expected.</source>
        <translation>Al carattere %1 è atteso un attributo come CN o OU.</translation>
    </message>
    <message>
        <source>At character %1 one of =, !=, * and !* is expected.</source>
        <translation>Al carattere %1 è atteso uno tra =, !=, * e !*.</translation>
    </message>
    <message>
        <source>At character %1 a text in quotation marks is expected.</source>
        <translation>Al carattere %1 è atteso un testo tra virgolette.</translation>
    </message>
    <message>
        <source>The quotation marks at character %1 are not closed.</source>
        <translation>Le virgolette al carattere %1 non sono chiuse.</translation>
    </message>
    <message>
        <source>At character %1 a comma is expected.</source>
        <translation>Al carattere %1 è attesa una virgola.</translation>
    </message>
    <message>
        <source>Certificate of the Authority</source>
        <translation>Certificato dell&apos;autorità</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b)</source>
        <translation>Certificati (*.pem *.crt *.cer *.der *.p7b)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Choose a certificate</source>
        <translation>Scegliere un certificato</translation>
    </message>
    <message>
        <source>Import one on the page Certificates first.</source>
        <translation>Importarne prima uno nella pagina Certificati.</translation>
    </message>
    <message>
        <source>M&amp;utual Group Authentication (the gateway has a certificate)</source>
        <translation>A&amp;utenticazione reciproca del gruppo (il gateway ha un certificato)</translation>
    </message>
    <message>
        <source>Certificate of the gateway</source>
        <translation>Certificato del gateway</translation>
    </message>
    <message>
        <source>&amp;Authority:</source>
        <translation>&amp;Autorità:</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>Who must have issued it: a PEM file, or empty.</source>
        <translation>Chi deve averlo emesso: un file PEM, oppure vuoto.</translation>
    </message>
    <message>
        <source>Browse...</source>
        <translation>Sfoglia...</translation>
    </message>
    <message>
        <source>Names it must ha&amp;ve:</source>
        <translation>Nomi che de&amp;ve avere:</translation>
    </message>
    <message>
        <source>Empty: the Host of this entry. = equal, != not equal, * contains, !* does not contain.</source>
        <translation>Vuoto: l&apos;host di questa connessione. = uguale, != diverso, * contiene, !* non contiene.</translation>
    </message>
    <message>
        <source>All of the page Certificates</source>
        <translation>Tutte quelle importate</translation>
    </message>
    <message>
        <source>The keyring is locked, refuses access or does not answer</source>
        <translation>Il portachiavi è bloccato, rifiuta l&apos;accesso o non risponde</translation>
    </message>
    <message>
        <source>No keyring took the password, so it is still in the file. Start or unlock the desktop&apos;s keyring and try again.</source>
        <translation>Nessun portachiavi ha accettato la password, che quindi è ancora nel file. Avviare o sbloccare il portachiavi del desktop e riprovare.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AutoConnector</name>
    <message>
        <source>Off: no connection begins because of the network.</source>
        <translation>Spento: nessuna connessione comincia per via della rete.</translation>
    </message>
    <message>
        <source>Suspended: no connection begins by itself until you resume.</source>
        <translation>Sospeso: nessuna connessione comincia da sé finché non si riprende.</translation>
    </message>
    <message>
        <source>Waiting: this machine is in none of the networks of the list.</source>
        <translation>In attesa: questo computer non è in nessuna delle reti dell&apos;elenco.</translation>
    </message>
    <message>
        <source>Waiting: in the network %1 nothing is to be connected.</source>
        <translation>In attesa: nella rete %1 non si deve collegare nulla.</translation>
    </message>
    <message>
        <source>In use: &quot;%1&quot; is connected, as the network %2 wants.</source>
        <translation>In uso: &quot;%1&quot; è collegata, come vuole la rete %2.</translation>
    </message>
    <message>
        <source>In use: &quot;%1&quot; is being connected, as the network %2 wants.</source>
        <translation>In uso: &quot;%1&quot; si sta collegando, come vuole la rete %2.</translation>
    </message>
    <message>
        <source>Waiting: &quot;%1&quot; stays disconnected until this machine&apos;s addresses change.</source>
        <translation>In attesa: &quot;%1&quot; resta scollegata finché non cambiano gli indirizzi di questo computer.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting: &quot;%1&quot; was not connected; tried again every %n minute(s).</source>
        <translation>
            <numerusform>In attesa: &quot;%1&quot; non è stata collegata; si riprova ogni minuto.</numerusform>
            <numerusform>In attesa: &quot;%1&quot; non è stata collegata; si riprova ogni %n minuti.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AutoInitiationDialog</name>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Connect nothing</source>
        <translation>Nessuna connessione</translation>
    </message>
    <message>
        <source>Connection entry</source>
        <translation>Connessione</translation>
    </message>
    <message>
        <source>Row %1: &quot;%2&quot; is not a network. Write it as 192.168.1.0/24, or 0.0.0.0/0 for wherever this machine is.</source>
        <translation>Riga %1: &quot;%2&quot; non è una rete. Scriverla come 192.168.1.0/24, o 0.0.0.0/0 per ovunque sia questo computer.</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>Ripr&amp;endi</translation>
    </message>
    <message>
        <source>&amp;Suspend</source>
        <translation>Sospen&amp;di</translation>
    </message>
    <message>
        <source>Automatic VPN Initiation</source>
        <translation>Avvio automatico della VPN</translation>
    </message>
    <message>
        <source>Connect by the network this machine is in.</source>
        <translation>Collegare secondo la rete in cui è questo computer.</translation>
    </message>
    <message>
        <source>The first network of the list that this machine has an address in decides. What you disconnect stays so until the addresses change.</source>
        <translation>Decide la prima rete dell&apos;elenco in cui questo computer ha un indirizzo. Ciò che si scollega resta scollegato finché non cambiano gli indirizzi.</translation>
    </message>
    <message>
        <source>Ena&amp;ble automatic VPN initiation</source>
        <translation>A&amp;ttiva l&apos;avvio automatico della VPN</translation>
    </message>
    <message>
        <source>Retry &amp;interval:</source>
        <translation>&amp;Intervallo tra i tentativi:</translation>
    </message>
    <message>
        <source>Minutes between two attempts, 1 to 10.</source>
        <translation>Minuti tra due tentativi, da 1 a 10.</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>&amp;Networks:</source>
        <translation>&amp;Reti:</translation>
    </message>
    <message>
        <source>Networks and their entries</source>
        <translation>Reti e le loro connessioni</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Aggiungi</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ri&amp;muovi</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>S&amp;u</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Giù</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Salva</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::BackupTab</name>
    <message>
        <source>Enable &amp;Backup Servers</source>
        <translation>Attiva i server di &amp;riserva</translation>
    </message>
    <message>
        <source>Tried from the top when the main server does not answer (reasons 403, 412 and 414).</source>
        <translation>Provati dall&apos;alto quando il server principale non risponde (motivi 403, 412 e 414).</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>&amp;Server:</translation>
    </message>
    <message>
        <source>Backup server to add</source>
        <translation>Server di riserva da aggiungere</translation>
    </message>
    <message>
        <source>Host name or IP address</source>
        <translation>Nome di host o indirizzo IP</translation>
    </message>
    <message>
        <source>Backup servers in order</source>
        <translation>Server di riserva in ordine</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Aggiungi</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ri&amp;muovi</translation>
    </message>
    <message>
        <source>U&amp;p</source>
        <translation>S&amp;u</translation>
    </message>
    <message>
        <source>Do&amp;wn</source>
        <translation>&amp;Giù</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::BannerDialog</name>
    <message>
        <source>Message of the Gateway</source>
        <translation>Messaggio del gateway</translation>
    </message>
    <message>
        <source>Do you wish to continue?</source>
        <translation>Continuare?</translation>
    </message>
    <message>
        <source>The gateway of &quot;%1&quot; wants this read first.</source>
        <translation>Il gateway di &quot;%1&quot; chiede di leggere prima questo testo.</translation>
    </message>
    <message>
        <source>Message of the gateway</source>
        <translation>Messaggio del gateway</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continua</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Scollega</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CaptureActions</name>
    <message>
        <source>Nothing is recorded: switch on Record Packets and Keys, then connect.</source>
        <translation>Nulla viene registrato: attivare Registra pacchetti e chiavi, poi collegare.</translation>
    </message>
    <message>
        <source>Nothing is recorded yet: connect first.</source>
        <translation>Nulla è ancora registrato: prima collegare.</translation>
    </message>
    <message>
        <source>Packets and keys are recorded from the next connection on.</source>
        <translation>Pacchetti e chiavi vengono registrati dal prossimo collegamento.</translation>
    </message>
    <message>
        <source>They stay in memory until you save them, and are forgotten when you switch this off.</source>
        <translation>Restano in memoria finché non vengono salvati, e vengono dimenticati quando si disattiva questa funzione.</translation>
    </message>
    <message>
        <source>Nothing is recorded any more; what was recorded is forgotten.</source>
        <translation>Non si registra più nulla; ciò che era stato registrato è dimenticato.</translation>
    </message>
    <message>
        <source>Save Capture with Keys</source>
        <translation>Salva cattura con chiavi</translation>
    </message>
    <message>
        <source>The capture and its keys open this session to whoever has the files.</source>
        <translation>La cattura e le sue chiavi aprono questa sessione a chiunque abbia i file.</translation>
    </message>
    <message>
        <source>Everything that was sent can be read with them, the password of the login included. Only you can read the files; delete them when they are no longer needed.</source>
        <translation>Con essi si può leggere tutto ciò che è stato trasmesso, compresa la password di accesso. Solo il proprietario può leggere i file; eliminarli quando non servono più.</translation>
    </message>
    <message>
        <source>&amp;Save with Keys...</source>
        <translation>&amp;Salva con chiavi...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Captures (*.pcap)</source>
        <translation>Catture (*.pcap)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>The capture was not saved to %1.</source>
        <translation>La cattura non è stata salvata in %1.</translation>
    </message>
    <message>
        <source>Nothing was recorded: connect first.</source>
        <translation>Nulla è stato registrato: prima collegare.</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) were saved to %1, and their keys to %2.</source>
        <translation>
            <numerusform>%n pacchetto è stato salvato in %1, e le sue chiavi in %2.</numerusform>
            <numerusform>%n pacchetti sono stati salvati in %1, e le loro chiavi in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> %n later packet(s) found no room.</source>
        <translation>
            <numerusform> %n pacchetto successivo non ha trovato posto.</numerusform>
            <numerusform> %n pacchetti successivi non hanno trovato posto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever has both files can read the session.</source>
        <translation>Chiunque abbia entrambi i file può leggere la sessione.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateActions</name>
    <message>
        <source>Select a certificate first.</source>
        <translation>Selezionare prima un certificato.</translation>
    </message>
    <message>
        <source>This file holds no certificate.</source>
        <translation>Questo file non contiene certificati.</translation>
    </message>
    <message>
        <source>A request is no certificate yet: import the answer to it.</source>
        <translation>Una richiesta non è ancora un certificato: importare la sua risposta.</translation>
    </message>
    <message>
        <source>The store has no key of an authority.</source>
        <translation>L&apos;archivio non contiene chiavi di autorità.</translation>
    </message>
    <message>
        <source>Certificates are enrolled by a file here: make a request, have it signed, and import the answer.</source>
        <translation>Qui i certificati si richiedono con un file: creare una richiesta, farla firmare e importare la risposta.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is valid.</source>
        <translation>&quot;%1&quot; è valido.</translation>
    </message>
    <message>
        <source>It is valid until %1; its chain ends at a trusted authority.</source>
        <translation>È valido fino al %1; la sua catena termina con un&apos;autorità attendibile.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not valid.</source>
        <translation>&quot;%1&quot; non è valido.</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) imported.</source>
        <translation>
            <numerusform>%n certificato importato.</numerusform>
            <numerusform>%n certificati importati.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; was exported with its private key to %2.</source>
        <translation>&quot;%1&quot; è stato esportato con la sua chiave privata in %2.</translation>
    </message>
    <message>
        <source>Whoever has the file and its password can connect in your name.</source>
        <translation>Chiunque abbia il file e la sua password può collegarsi a nome dell&apos;utente.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was exported to %2.</source>
        <translation>&quot;%1&quot; è stato esportato in %2.</translation>
    </message>
    <message>
        <source>The request was made, but its file could not be written.</source>
        <translation>La richiesta è stata creata, ma non è stato possibile scrivere il suo file.</translation>
    </message>
    <message>
        <source>It is in the list: export it from there to another place.</source>
        <translation>È nell&apos;elenco: esportarla da lì in un altro posto.</translation>
    </message>
    <message>
        <source>The request was written to %1.</source>
        <translation>La richiesta è stata scritta in %1.</translation>
    </message>
    <message>
        <source>Send it to your authority, and import the certificate that comes back.</source>
        <translation>Inviarla all&apos;autorità e importare il certificato che arriva in risposta.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was deleted.</source>
        <translation>&quot;%1&quot; è stato eliminato.</translation>
    </message>
    <message>
        <source>The password of &quot;%1&quot; was changed.</source>
        <translation>La password di &quot;%1&quot; è stata cambiata.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateDeleteDialog</name>
    <message>
        <source>Delete Certificate</source>
        <translation>Elimina certificato</translation>
    </message>
    <message>
        <source>Delete the certificate &quot;%1&quot;?</source>
        <translation>Eliminare il certificato &quot;%1&quot;?</translation>
    </message>
    <message>
        <source>It is removed from this computer, with its private key. Export it first if you may need it.</source>
        <translation>Viene rimosso da questo computer, con la sua chiave privata. Esportarlo prima, se può ancora servire.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection entry(ies) cannot connect without it: %1.</source>
        <translation>
            <numerusform>%n connessione non può collegarsi senza di esso: %1.</numerusform>
            <numerusform>%n connessioni non possono collegarsi senza di esso: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Password of its key:</source>
        <translation>&amp;Password della sua chiave:</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Elimina</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateEnrollDialog</name>
    <message>
        <source>%1 is not an address.</source>
        <translation>%1 non è un indirizzo.</translation>
    </message>
    <message>
        <source>A country is a code of two letters, such as IT.</source>
        <translation>Il paese è un codice di due lettere, ad esempio IT.</translation>
    </message>
    <message>
        <source>Enroll Certificate</source>
        <translation>Richiedi certificato</translation>
    </message>
    <message>
        <source>Make a certificate request (PKCS#10)</source>
        <translation>Creare una richiesta di certificato (PKCS#10)</translation>
    </message>
    <message>
        <source>A private key is made and stays on this computer. Send the file to your authority, and import the certificate that comes back.</source>
        <translation>Viene creata una chiave privata, che resta su questo computer. Inviare il file all&apos;autorità e importare il certificato che arriva in risposta.</translation>
    </message>
    <message>
        <source>Save Certificate Request</source>
        <translation>Salva richiesta di certificato</translation>
    </message>
    <message>
        <source>Certificate requests (*.csr *.pem);;All files (*)</source>
        <translation>Richieste di certificato (*.csr *.pem);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>&amp;Name (CN):</source>
        <translation>&amp;Nome (CN):</translation>
    </message>
    <message>
        <source>&amp;Department (OU):</source>
        <translation>Repar&amp;to (OU):</translation>
    </message>
    <message>
        <source>&amp;Company (O):</source>
        <translation>&amp;Azienda (O):</translation>
    </message>
    <message>
        <source>&amp;State (ST):</source>
        <translation>&amp;Stato o provincia (ST):</translation>
    </message>
    <message>
        <source>C&amp;ountry (C):</source>
        <translation>Paese (&amp;C):</translation>
    </message>
    <message>
        <source>&amp;E-mail:</source>
        <translation>&amp;E-mail:</translation>
    </message>
    <message>
        <source>&amp;IP address:</source>
        <translation>&amp;Indirizzo IP:</translation>
    </message>
    <message>
        <source>Do&amp;main:</source>
        <translation>&amp;Dominio:</translation>
    </message>
    <message>
        <source>&amp;Key size:</source>
        <translation>Dimensione c&amp;hiave:</translation>
    </message>
    <message>
        <source>New &amp;password:</source>
        <translation>Nuova &amp;password:</translation>
    </message>
    <message>
        <source>key</source>
        <translation>chiave</translation>
    </message>
    <message>
        <source>Protects the private key. The same one is typed when the answer is imported.</source>
        <translation>Protegge la chiave privata. La stessa va scritta quando si importa la risposta.</translation>
    </message>
    <message>
        <source>Con&amp;firm password:</source>
        <translation>Con&amp;ferma password:</translation>
    </message>
    <message>
        <source>Fi&amp;le of the request:</source>
        <translation>Fi&amp;le della richiesta:</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 bit</translation>
    </message>
    <message>
        <source>The key is being made...</source>
        <translation>Creazione della chiave...</translation>
    </message>
    <message>
        <source>Make &amp;Request</source>
        <translation>C&amp;rea richiesta</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateExportDialog</name>
    <message>
        <source>A password is needed to protect the exported key.</source>
        <translation>Serve una password per proteggere la chiave esportata.</translation>
    </message>
    <message>
        <source>There is already a file of this name. Press Export again to replace it.</source>
        <translation>Esiste già un file con questo nome. Premere di nuovo Esporta per sostituirlo.</translation>
    </message>
    <message>
        <source>Export Certificate</source>
        <translation>Esporta certificato</translation>
    </message>
    <message>
        <source>Export the request &quot;%1&quot;</source>
        <translation>Esporta la richiesta &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Export the certificate &quot;%1&quot;</source>
        <translation>Esporta il certificato &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The file is written whole or not at all, readable by you alone.</source>
        <translation>Il file viene scritto per intero o per niente, leggibile solo dal proprietario.</translation>
    </message>
    <message>
        <source>The &amp;request, without its key (PEM)</source>
        <translation>La &amp;richiesta, senza la sua chiave (PEM)</translation>
    </message>
    <message>
        <source>The ce&amp;rtificate, without its key (PEM)</source>
        <translation>Il ce&amp;rtificato, senza la sua chiave (PEM)</translation>
    </message>
    <message>
        <source>The certificate with its private &amp;key (PKCS#12)</source>
        <translation>Il certificato con la sua &amp;chiave privata (PKCS#12)</translation>
    </message>
    <message>
        <source>The store has no key of an authority.</source>
        <translation>L&apos;archivio non contiene chiavi di autorità.</translation>
    </message>
    <message>
        <source>A request becomes a certificate first: import its answer.</source>
        <translation>Una richiesta deve prima diventare un certificato: importarne la risposta.</translation>
    </message>
    <message>
        <source>&amp;With the chain of its authorities</source>
        <translation>Con la ca&amp;tena delle sue autorità</translation>
    </message>
    <message>
        <source>Password of the ke&amp;y:</source>
        <translation>Password della c&amp;hiave:</translation>
    </message>
    <message>
        <source>The key is kept without one.</source>
        <translation>La chiave è conservata senza password.</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>Protects the file; who imports it is asked for it.</source>
        <translation>Protegge il file; viene chiesta a chi lo importa.</translation>
    </message>
    <message>
        <source>Con&amp;firm password:</source>
        <translation>Con&amp;ferma password:</translation>
    </message>
    <message>
        <source>Fi&amp;le:</source>
        <translation>Fi&amp;le:</translation>
    </message>
    <message>
        <source>PKCS#12 files (*.p12 *.pfx);;All files (*)</source>
        <translation>File PKCS#12 (*.p12 *.pfx);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.csr);;All files (*)</source>
        <translation>File PEM (*.pem *.crt *.csr);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Esporta</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateImportDialog</name>
    <message>
        <source>%1 If it answers a request, type the password of that request as the new password.</source>
        <translation>%1 Se risponde a una richiesta, scrivere come nuova password quella della richiesta.</translation>
    </message>
    <message>
        <source>Import Certificate</source>
        <translation>Importa certificato</translation>
    </message>
    <message>
        <source>Import a certificate from a file</source>
        <translation>Importa un certificato da un file</translation>
    </message>
    <message>
        <source>A PEM or PKCS#12 file with your certificate and its key, the certificate of an authority, the answer to a request, or a revocation list.</source>
        <translation>Un file PEM o PKCS#12 con il proprio certificato e la sua chiave, il certificato di un&apos;autorità, la risposta a una richiesta o una lista di revoca.</translation>
    </message>
    <message>
        <source>Certificates (*.p12 *.pfx *.pem *.crt *.cer *.der *.p7b *.p7c *.crl);;All files (*)</source>
        <translation>Certificati (*.p12 *.pfx *.pem *.crt *.cer *.der *.p7b *.p7c *.crl);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;File:</translation>
    </message>
    <message>
        <source>&amp;Password of the file:</source>
        <translation>&amp;Password del file:</translation>
    </message>
    <message>
        <source>Only if the file was exported with one.</source>
        <translation>Solo se il file è stato esportato con una password.</translation>
    </message>
    <message>
        <source>&amp;New password:</source>
        <translation>&amp;Nuova password:</translation>
    </message>
    <message>
        <source>key</source>
        <translation>chiave</translation>
    </message>
    <message>
        <source>Protects the private key on this computer and is asked for at each connection. Empty: the key is kept without one, in a file that only you can read.</source>
        <translation>Protegge la chiave privata su questo computer e viene chiesta a ogni collegamento. Vuoto: la chiave è conservata senza password, in un file che solo il proprietario può leggere.</translation>
    </message>
    <message>
        <source>Con&amp;firm password:</source>
        <translation>Confer&amp;ma password:</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importa</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateKeyDialog</name>
    <message>
        <source>Certificate Password for &quot;%1&quot;</source>
        <translation>Password del certificato per &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Enter the password of your certificate.</source>
        <translation>Inserire la password del certificato.</translation>
    </message>
    <message>
        <source>%1  ·  certificate %2</source>
        <translation>%1  ·  certificato %2</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>certificato</translation>
    </message>
    <message>
        <source>It opens the private key for this connection and is never stored.</source>
        <translation>Apre la chiave privata per questa connessione e non viene mai conservata.</translation>
    </message>
    <message>
        <source>The password does not open the key of &quot;%1&quot;.</source>
        <translation>La password non apre la chiave di &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Collega</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateModel</name>
    <message>
        <source>Damaged</source>
        <translation>Danneggiato</translation>
    </message>
    <message>
        <source>itself</source>
        <comment>issuer of a certificate</comment>
        <translation>sé stesso</translation>
    </message>
    <message>
        <source>waits for its certificate</source>
        <comment>a request</comment>
        <translation>attende il certificato</translation>
    </message>
    <message>
        <source>%1 holds nothing of use. It stays as it is until you delete it.</source>
        <translation>%1 non contiene nulla di utile. Resta com&apos;è finché non viene eliminato.</translation>
    </message>
    <message>
        <source>Import the certificate that answers this request; it gets the request&apos;s key.</source>
        <translation>Importare il certificato che risponde a questa richiesta; riceve la chiave della richiesta.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificato</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Emesso da</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validità</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Chiave privata</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificatePasswordDialog</name>
    <message>
        <source>Change Certificate Password</source>
        <translation>Cambia password del certificato</translation>
    </message>
    <message>
        <source>Change the password of &quot;%1&quot;</source>
        <translation>Cambia la password di &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It protects the private key on this computer and is asked for at each connection.</source>
        <translation>Protegge la chiave privata su questo computer e viene chiesta a ogni collegamento.</translation>
    </message>
    <message>
        <source>&amp;Old password:</source>
        <translation>&amp;Vecchia password:</translation>
    </message>
    <message>
        <source>&amp;New password:</source>
        <translation>&amp;Nuova password:</translation>
    </message>
    <message>
        <source>Empty: the key is kept without one, in a file that only you can read.</source>
        <translation>Vuoto: la chiave è conservata senza password, in un file che solo il proprietario può leggere.</translation>
    </message>
    <message>
        <source>Con&amp;firm password:</source>
        <translation>Con&amp;ferma password:</translation>
    </message>
    <message>
        <source>&amp;Change Password</source>
        <translation>&amp;Cambia password</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateView</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Soggetto</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Emittente</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numero di serie</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valido dal</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valido fino al</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Chiave</translation>
    </message>
    <message>
        <source>%1, %2 bits</source>
        <translation>%1, %2 bit</translation>
    </message>
    <message>
        <source>Signed with</source>
        <translation>Firmato con</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Altri nomi</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autorità</translation>
    </message>
    <message>
        <source>yes, it may issue certificates</source>
        <translation>sì, può emettere certificati</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Key usage</source>
        <translation>Uso della chiave</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indicato</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Chiave privata</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Catena</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>Impronta SHA-256</translation>
    </message>
    <message>
        <source>SHA-1 fingerprint</source>
        <translation>Impronta SHA-1</translation>
    </message>
    <message>
        <source>MD5 fingerprint</source>
        <translation>Impronta MD5</translation>
    </message>
    <message>
        <source>Certificate &quot;%1&quot;</source>
        <translation>Certificato &quot;%1&quot;</translation>
    </message>
    <message>
        <source>A request: it waits for the certificate that answers it. Import that when it comes.</source>
        <translation>Una richiesta: attende il certificato che le risponde. Importarlo quando arriva.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copia</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificatesPage</name>
    <message>
        <source>Certificates</source>
        <translation>Certificati</translation>
    </message>
    <message>
        <source>Filter certificates</source>
        <translation>Filtra certificati</translation>
    </message>
    <message>
        <source>No certificates.</source>
        <translation>Nessun certificato.</translation>
    </message>
    <message>
        <source>Import one from a file, or make a request for one. The certificate of a gateway&apos;s authority is needed as well.</source>
        <translation>Importarne uno da un file, oppure creare una richiesta. Serve anche il certificato dell&apos;autorità di un gateway.</translation>
    </message>
    <message>
        <source>&amp;Import Certificate...</source>
        <translation>&amp;Importa certificato...</translation>
    </message>
    <message>
        <source>&amp;Make a Request...</source>
        <translation>C&amp;rea una richiesta...</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Chart</name>
    <message>
        <source>%1 h</source>
        <comment>ago</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>ago</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondi</translation>
    </message>
    <message>
        <source>Copy as Table</source>
        <translation>Copia come tabella</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ClientWindows</name>
    <message>
        <source>&quot;%1&quot; was not connected.</source>
        <translation>&quot;%1&quot; non è stata collegata.</translation>
    </message>
    <message>
        <source>No keyring is running, so passwords are asked for each time.</source>
        <translation>Nessun portachiavi è in funzione, quindi le password vengono chieste ogni volta.</translation>
    </message>
    <message>
        <source>Connected to &quot;%1&quot;</source>
        <translation>Collegato a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 - Drawbridge</source>
        <translation>%1 - Drawbridge</translation>
    </message>
    <message>
        <source>Disconnecting from &quot;%1&quot;</source>
        <translation>Scollegamento da &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Connecting to &quot;%1&quot;</source>
        <translation>Collegamento a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non collegato</translation>
    </message>
    <message>
        <source>Copy Command</source>
        <translation>Copia comando</translation>
    </message>
    <message>
        <source>Connecting to &quot;%1&quot; again</source>
        <translation>Nuovo collegamento a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 connections are up</source>
        <translation>%1 connessioni attive</translation>
    </message>
    <message>
        <source>%1 of %2 connections are up</source>
        <translation>%1 di %2 connessioni attive</translation>
    </message>
    <message>
        <source>The keyring is locked, refuses access or does not answer, so passwords are asked for.</source>
        <translation>Il portachiavi è bloccato, rifiuta l&apos;accesso o non risponde, quindi le password vengono chieste.</translation>
    </message>
    <message>
        <source>The connection to &quot;%1&quot; was lost</source>
        <translation>La connessione a &quot;%1&quot; è caduta</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CommandPreviewModel</name>
    <message>
        <source>command %1, added: %2</source>
        <translation>comando %1, aggiunto: %2</translation>
    </message>
    <message>
        <source>command %1, removed: %2</source>
        <translation>comando %1, rimosso: %2</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CompanionWindow</name>
    <message>
        <source>The inside page could not be read.</source>
        <translation>Impossibile leggere la pagina interna.</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>C&amp;onnetti</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Scollega</translation>
    </message>
    <message>
        <source>%1 is connected: inside, the second client is %2.</source>
        <translation>%1 è collegato: all&apos;interno, il secondo client è %2.</translation>
    </message>
    <message>
        <source>The second client is connecting...</source>
        <translation>Connessione del secondo client in corso...</translation>
    </message>
    <message>
        <source>The second client is not connected.</source>
        <translation>Il secondo client non è collegato.</translation>
    </message>
    <message>
        <source>Second Client</source>
        <translation>Secondo client</translation>
    </message>
    <message>
        <source>Another user of the lab, cisco_customer2 at 192.168.1.4, with a tunnel of his own. With both connected, inside hosts see two pool addresses in place of the addresses from the providers.</source>
        <translation>Un altro utente della rete di prova, cisco_customer2 su 192.168.1.4, con un tunnel tutto suo. Con entrambi collegati, gli host interni vedono due indirizzi del pool al posto di quelli dati dai provider.</translation>
    </message>
    <message>
        <source>&amp;Read Inside Page</source>
        <translation>&amp;Leggi la pagina interna</translation>
    </message>
    <message>
        <source>Page of the server</source>
        <translation>Pagina del server</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ComparisonModel</name>
    <message>
        <source>Rule</source>
        <translation>Regola</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Confronto</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CompletionPopup</name>
    <message>
        <source>What may stand here</source>
        <translation>Che cosa può stare qui</translation>
    </message>
    <message>
        <source>then</source>
        <comment>what may follow the word</comment>
        <translation>poi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConfigEditor</name>
    <message>
        <source>edit line %1 of the text</source>
        <translation>modifica riga %1 del testo</translation>
    </message>
    <message>
        <source>Configuration as text</source>
        <translation>Configurazione come testo</translation>
    </message>
    <message>
        <source>Five asterisks keep the secret that is there. Tab completes, Ctrl+Space lists what may come next.</source>
        <translation>Cinque asterischi conservano il segreto esistente. Tab completa, Ctrl+Space elenca ciò che può seguire.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Trova</translation>
    </message>
    <message>
        <source>Find in the configuration</source>
        <translation>Trova nella configurazione</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConnModel</name>
    <message>
        <source>Protocol</source>
        <translation>Protocollo</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>Esterno</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Locale</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>Byte in entrata</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Byte in uscita</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inattività</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flag</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConnectionHistory</name>
    <message>
        <source>Step %1 of %2. Phase 1 took %3, your answer %4.</source>
        <translation>Passo %1 di %2. La fase 1 ha richiesto %3, la risposta dell&apos;utente %4.</translation>
    </message>
    <message>
        <source>Step %1 of %2. Phase 1 took %3.</source>
        <translation>Passo %1 di %2. La fase 1 ha richiesto %3.</translation>
    </message>
    <message>
        <source>Step %1 of %2.</source>
        <translation>Passo %1 di %2.</translation>
    </message>
    <message>
        <source>The connection ended.</source>
        <translation>La connessione è terminata.</translation>
    </message>
    <message numerus="yes">
        <source>No answer for %n second(s).</source>
        <translation>
            <numerusform>Nessuna risposta per %n secondo.</numerusform>
            <numerusform>Nessuna risposta per %n secondi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection terminated on: %1   Duration: %2</source>
        <translation>Connessione terminata il: %1   Durata: %2</translation>
    </message>
    <message>
        <source>Not Connected</source>
        <translation>Non collegato</translation>
    </message>
    <message>
        <source>Connection History</source>
        <translation>Cronologia della connessione</translation>
    </message>
    <message>
        <source>No connection was made yet.</source>
        <translation>Non è stata ancora stabilita alcuna connessione.</translation>
    </message>
    <message>
        <source>Connecting to &quot;%1&quot;</source>
        <translation>Collegamento a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Connected to &quot;%1&quot;</source>
        <translation>Collegato a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>You ended the connection to &quot;%1&quot;.</source>
        <translation>La connessione a &quot;%1&quot; è stata terminata dall&apos;utente.</translation>
    </message>
    <message>
        <source>The connection has ended.</source>
        <translation>La connessione è terminata.</translation>
    </message>
    <message>
        <source>The connection could not be made.</source>
        <translation>Non è stato possibile stabilire la connessione.</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>state of a step</comment>
        <translation>non riuscito</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Passi</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>What you can try</source>
        <translation>Che cosa si può provare</translation>
    </message>
    <message>
        <source>&amp;Open Entry...</source>
        <translation>&amp;Apri connessione...</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>Show &amp;Log</source>
        <translation>Mostra &amp;registro</translation>
    </message>
    <message>
        <source>Cop&amp;y Details</source>
        <translation>C&amp;opia dettagli</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>Ri&amp;prova</translation>
    </message>
    <message>
        <source>&amp;Cancel Connect</source>
        <translation>Annulla &amp;collegamento</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>note</source>
        <comment>state of a step</comment>
        <translation>nota</translation>
    </message>
    <message>
        <source>done</source>
        <comment>state of a step</comment>
        <translation>fatto</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a step</comment>
        <translation>in corso</translation>
    </message>
    <message>
        <source>to come</source>
        <comment>state of a step</comment>
        <translation>da fare</translation>
    </message>
    <message>
        <source>Connection entry: %1</source>
        <translation>Connessione: %1</translation>
    </message>
    <message>
        <source>Gateway: %1</source>
        <translation>Gateway: %1</translation>
    </message>
    <message>
        <source>&amp;Allow Legacy Algorithms for This Entry and Connect Again</source>
        <translation>Consenti algoritmi o&amp;bsoleti per questa connessione e collega di nuovo</translation>
    </message>
    <message>
        <source>DES, 3DES, MD5, SHA-1 and the groups 1 and 2 may be offered then. They are kept for old gateways and can be broken by others.</source>
        <translation>In tal caso si possono proporre DES, 3DES, MD5, SHA-1 e i gruppi 1 e 2. Sono mantenuti per i vecchi gateway e possono essere violati da altri.</translation>
    </message>
    <message>
        <source>The connection to &quot;%1&quot; was lost.</source>
        <translation>La connessione a &quot;%1&quot; è caduta.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConnectionsPage</name>
    <message>
        <source>Connection entries</source>
        <translation>Connessioni</translation>
    </message>
    <message>
        <source>Filter entries</source>
        <translation>Filtra connessioni</translation>
    </message>
    <message>
        <source>No connection entries yet.</source>
        <translation>Ancora nessuna connessione.</translation>
    </message>
    <message>
        <source>A connection entry holds the address of a gateway and how you prove who you are.</source>
        <translation>Una connessione contiene l&apos;indirizzo di un gateway e il modo di dimostrare la propria identità.</translation>
    </message>
    <message>
        <source>&amp;New Connection Entry...</source>
        <translation>&amp;Nuova connessione...</translation>
    </message>
    <message>
        <source>&amp;Import .pcf File...</source>
        <translation>&amp;Importa file .pcf...</translation>
    </message>
    <message>
        <source>&amp;Try the Built-in Lab</source>
        <translation>&amp;Usa la rete di prova incorporata</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConsolePage</name>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Commands act at once, as on the device.</source>
        <translation>I comandi agiscono subito, come sul dispositivo.</translation>
    </message>
    <message>
        <source>Clear the screen</source>
        <translation>Svuota lo schermo</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>Salva...</translation>
    </message>
    <message>
        <source>Find (Ctrl+F)</source>
        <translation>Trova (Ctrl+F)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>&amp;Pause After Each Page</source>
        <translation>&amp;Pausa dopo ogni pagina</translation>
    </message>
    <message>
        <source>P&amp;ut Back into the Main Window</source>
        <translation>&amp;Riporta nella finestra principale</translation>
    </message>
    <message>
        <source>&amp;Open in Own Window</source>
        <translation>&amp;Apri in una finestra propria</translation>
    </message>
    <message>
        <source>The console is in a window of its own.</source>
        <translation>La console è in una finestra propria.</translation>
    </message>
    <message>
        <source>Bring to Front</source>
        <translation>Porta in primo piano</translation>
    </message>
    <message>
        <source>Put Back</source>
        <translation>Riporta</translation>
    </message>
    <message>
        <source>Console of %1</source>
        <translation>Console di %1</translation>
    </message>
    <message>
        <source>Debug is switched at the privileged prompt.</source>
        <translation>Il debug si attiva e disattiva al prompt privilegiato.</translation>
    </message>
    <message>
        <source>Save the Console</source>
        <translation>Salva la console</translation>
    </message>
    <message>
        <source>Texts (*.txt);;All files (*)</source>
        <translation>Testi (*.txt);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>The console was saved to %1.</source>
        <translation>La console è stata salvata in %1.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>Impossibile scrivere %1.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConsolePanel</name>
    <message>
        <source>The headend is stopped.</source>
        <translation>Il concentratore è fermo.</translation>
    </message>
    <message>
        <source>Start it to get a prompt.</source>
        <translation>Avviarlo per ottenere un prompt.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Fin&amp;d:</source>
        <translation>&amp;Trova:</translation>
    </message>
    <message>
        <source>Find in the console</source>
        <translation>Trova nella console</translation>
    </message>
    <message>
        <source>Find upwards (Shift+F3)</source>
        <translation>Trova verso l&apos;alto (Shift+F3)</translation>
    </message>
    <message>
        <source>Find upwards</source>
        <translation>Trova verso l&apos;alto</translation>
    </message>
    <message>
        <source>Find downwards (F3)</source>
        <translation>Trova verso il basso (F3)</translation>
    </message>
    <message>
        <source>Find downwards</source>
        <translation>Trova verso il basso</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Chiudi (Esc)</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Chiudi la barra di ricerca</translation>
    </message>
    <message>
        <source>Console of the headend</source>
        <translation>Console del concentratore</translation>
    </message>
    <message>
        <source>Tab completes     ? lists what may follow     Up and Down: history     Ctrl+R searches it     Ctrl+F finds     Ctrl+Shift+C copies</source>
        <translation>Tab completa     ? elenca ciò che può seguire     Frecce su e giù: cronologia     Ctrl+R vi cerca     Ctrl+F trova     Ctrl+Shift+C copia</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not found.</source>
        <translation>&quot;%1&quot; non è stato trovato.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConsoleView</name>
    <message>
        <source>The console session has ended. Press Return for a new one.</source>
        <translation>La sessione della console è terminata. Premere Return per aprirne una nuova.</translation>
    </message>
    <message>
        <source>The headend was stopped: the console session has ended.</source>
        <translation>Il concentratore è stato fermato: la sessione della console è terminata.</translation>
    </message>
    <message>
        <source>Search the history: type a part of a command. Ctrl+R goes on, Return takes it, Esc leaves.</source>
        <translation>Ricerca nella cronologia: scrivere una parte di un comando. Ctrl+R prosegue, Return lo prende, Esc esce.</translation>
    </message>
    <message>
        <source>History: &quot;%1&quot;</source>
        <translation>Cronologia: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>History: &quot;%1&quot; was not found.</source>
        <translation>Cronologia: &quot;%1&quot; non è stato trovato.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copia</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Incolla</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Seleziona &amp;tutto</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>S&amp;vuota</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CounterModel</name>
    <message>
        <source>Counter</source>
        <translation>Contatore</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pacchetti</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CountersCard</name>
    <message>
        <source>IKE tunnels</source>
        <translation>tunnel IKE</translation>
    </message>
    <message>
        <source>IPsec SA pairs</source>
        <translation>coppie di SA IPsec</translation>
    </message>
    <message>
        <source>pool addresses in use</source>
        <translation>indirizzi del pool in uso</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CredentialsCard</name>
    <message>
        <source>Copy the group password</source>
        <translation>Copia la password del gruppo</translation>
    </message>
    <message>
        <source>Copy the wildcard key</source>
        <translation>Copia la chiave jolly</translation>
    </message>
    <message>
        <source>Copy the user&apos;s password</source>
        <translation>Copia la password dell&apos;utente</translation>
    </message>
    <message>
        <source>Copy the AAA key</source>
        <translation>Copia la chiave AAA</translation>
    </message>
    <message>
        <source>Lab credentials</source>
        <translation>Credenziali della rete di prova</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiato.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::DebugSwitches</name>
    <message>
        <source>All &amp;off</source>
        <translation>&amp;Disattiva tutto</translation>
    </message>
    <message>
        <source>Debug: off</source>
        <translation>Debug: disattivato</translation>
    </message>
    <message>
        <source>Debug: %1</source>
        <translation>Debug: %1</translation>
    </message>
    <message>
        <source>What the headend prints about IKE and IPsec while it happens</source>
        <translation>Ciò che il concentratore stampa su IKE e IPsec mentre accade</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::DialUpTab</name>
    <message>
        <source>Not used on Linux; kept for other programs.</source>
        <translation>Non usato su Linux; conservato per altri programmi.</translation>
    </message>
    <message>
        <source>Connect to Internet via dial-up</source>
        <translation>Collega a Internet tramite connessione telefonica</translation>
    </message>
    <message>
        <source>Microsoft Dial-Up Networking</source>
        <translation>Accesso remoto Microsoft</translation>
    </message>
    <message>
        <source>Phonebook Entry:</source>
        <translation>Voce della rubrica:</translation>
    </message>
    <message>
        <source>Third party dial-up application</source>
        <translation>Applicazione di accesso remoto di terze parti</translation>
    </message>
    <message>
        <source>Application:</source>
        <translation>Applicazione:</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::DifferenceDialog</name>
    <message numerus="yes">
        <source>At the console: %n command(s)</source>
        <translation>
            <numerusform>Alla console: %n comando</numerusform>
            <numerusform>Alla console: %n comandi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>My edits: %n command(s)</source>
        <translation>
            <numerusform>Modifiche proprie: %n comando</numerusform>
            <numerusform>Modifiche proprie: %n comandi</numerusform>
        </translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenza</translation>
    </message>
    <message>
        <source>Changed at the console and here</source>
        <translation>Modificato alla console e qui</translation>
    </message>
    <message>
        <source>Merge puts your edits on top of what was done at the console; where both changed the same line, yours stands. Nothing is sent before you push.</source>
        <translation>Unisci applica le proprie modifiche sopra ciò che è stato fatto alla console; dove la stessa riga è cambiata da entrambe le parti, vale la propria. Nulla viene trasmesso finché non si invia.</translation>
    </message>
    <message>
        <source>Commands entered at the console</source>
        <translation>Comandi immessi alla console</translation>
    </message>
    <message>
        <source>Commands of my edits</source>
        <translation>Comandi delle modifiche proprie</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Unisci</translation>
    </message>
    <message>
        <source>&amp;Discard My Edits</source>
        <translation>&amp;Scarta le modifiche proprie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EntryActions</name>
    <message>
        <source>The saved user password of &quot;%1&quot; was erased.</source>
        <translation>La password utente salvata di &quot;%1&quot; è stata cancellata.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Select a connection entry first.</source>
        <translation>Scegliere prima una connessione.</translation>
    </message>
    <message>
        <source>This entry is damaged.</source>
        <translation>Questa connessione è danneggiata.</translation>
    </message>
    <message>
        <source>The connection is being ended.</source>
        <translation>La connessione è in fase di chiusura.</translation>
    </message>
    <message>
        <source>A security policy cannot be opened here.</source>
        <translation>Una politica di sicurezza non può essere aperta qui.</translation>
    </message>
    <message>
        <source>This is the default connection entry already.</source>
        <translation>Questa è già la connessione predefinita.</translation>
    </message>
    <message>
        <source>No user password is saved for this entry.</source>
        <translation>Nessuna password utente è salvata per questa connessione.</translation>
    </message>
    <message>
        <source>Disconnect this entry first.</source>
        <translation>Scollegare prima questa connessione.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Collega</translation>
    </message>
    <message>
        <source>Disconnect from &quot;%1&quot; and connect to &quot;%2&quot;?</source>
        <translation>Scollegarsi da &quot;%1&quot; e collegarsi a &quot;%2&quot;?</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Collega</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Delete the connection entry &quot;%1&quot;? Its saved passwords are removed too.</source>
        <translation>Eliminare la connessione &quot;%1&quot;? Vengono rimosse anche le password salvate.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Elimina</translation>
    </message>
    <message>
        <source>Import Connection Entries</source>
        <translation>Importa connessioni</translation>
    </message>
    <message>
        <source>Connection entries (*.pcf)</source>
        <translation>Connessioni (*.pcf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importa</translation>
    </message>
    <message>
        <source>%1 Nothing was imported from it.</source>
        <translation>%1 Non ne è stato importato nulla.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) imported.</source>
        <translation>
            <numerusform>%n connessione importata.</numerusform>
            <numerusform>%n connessioni importate.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostra</translation>
    </message>
    <message>
        <source>Export &quot;%1&quot;</source>
        <translation>Esporta &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Export the entry with its saved passwords?</source>
        <translation>Esportare la connessione con le password salvate?</translation>
    </message>
    <message>
        <source>In the file they are only disguised: anyone who can read it can read the passwords.</source>
        <translation>Nel file sono soltanto mascherate: chiunque possa leggerlo può leggere le password.</translation>
    </message>
    <message>
        <source>Export With&amp;out Secrets</source>
        <translation>Esporta s&amp;enza segreti</translation>
    </message>
    <message>
        <source>Export &amp;with Secrets</source>
        <translation>Esporta &amp;con i segreti</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was exported without passwords.</source>
        <translation>&quot;%1&quot; è stata esportata senza password.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was exported with its passwords.</source>
        <translation>&quot;%1&quot; è stata esportata con le sue password.</translation>
    </message>
    <message>
        <source>Anyone who can read the file can read them.</source>
        <translation>Chiunque possa leggere il file può leggerle.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was exported; no password is saved for it.</source>
        <translation>&quot;%1&quot; è stata esportata; non ha password salvate.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EntryEditor</name>
    <message>
        <source>There is already a connection entry named &quot;%1&quot;.</source>
        <translation>Esiste già una connessione con il nome &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Enter the host name or IP address of the remote server.</source>
        <translation>Inserire il nome di host o l&apos;indirizzo IP del server remoto.</translation>
    </message>
    <message>
        <source>Save the changes of this connection entry?</source>
        <translation>Salvare le modifiche a questa connessione?</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salva</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>S&amp;carta</translation>
    </message>
    <message>
        <source>&amp;Keep Editing</source>
        <translation>Continua a &amp;modificare</translation>
    </message>
    <message>
        <source>New Connection Entry</source>
        <translation>Nuova connessione</translation>
    </message>
    <message>
        <source>Properties of &quot;%1&quot;</source>
        <translation>Proprietà di &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Connection &amp;Entry:</source>
        <translation>Conn&amp;essione:</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Descrizione:</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Autenticazione</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Trasporto</translation>
    </message>
    <message>
        <source>Backup Servers</source>
        <translation>Server di riserva</translation>
    </message>
    <message>
        <source>Dial-Up</source>
        <translation>Dial-Up</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzate</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>Erase User Password</source>
        <translation>Cancella password utente</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EntryState</name>
    <message>
        <source>Connected</source>
        <translation>Collegata</translation>
    </message>
    <message>
        <source>Disconnecting</source>
        <translation>Si scollega</translation>
    </message>
    <message>
        <source>Connecting again</source>
        <translation>Si ricollega</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Si collega</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminata</translation>
    </message>
    <message>
        <source>Waiting for the keyring...</source>
        <translation>In attesa del portachiavi...</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s</source>
        <translation>Nuovo tentativo tra %1 s</translation>
    </message>
    <message>
        <source>Waiting to reconnect</source>
        <translation>In attesa di ricollegarsi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EntryWizard</name>
    <message>
        <source>No address was found for this name. You can go on and change it later.</source>
        <translation>Nessun indirizzo trovato per questo nome. Si può proseguire e cambiarlo in seguito.</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 è %2.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Le due password sono diverse.</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fine</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>A&amp;vanti &gt;</translation>
    </message>
    <message>
        <source>There is already a connection entry named &quot;%1&quot;.</source>
        <translation>Esiste già una connessione con il nome &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Enter the host name or IP address of the remote server.</source>
        <translation>Inserire il nome di host o l&apos;indirizzo IP del server remoto.</translation>
    </message>
    <message>
        <source>The group name is empty. Few gateways accept that.</source>
        <translation>Il nome del gruppo è vuoto. Pochi gateway lo accettano.</translation>
    </message>
    <message>
        <source>Discard this connection entry?</source>
        <translation>Scartare questa connessione?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>S&amp;carta</translation>
    </message>
    <message>
        <source>&amp;Keep Editing</source>
        <translation>Continua a &amp;modificare</translation>
    </message>
    <message>
        <source>New Connection Entry Wizard</source>
        <translation>Nuova connessione guidata</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Autenticazione</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>Enter a name for the new connection entry and, if you like, a description.</source>
        <translation>Inserire un nome per la nuova connessione e, se si vuole, una descrizione.</translation>
    </message>
    <message>
        <source>Your administrator may have provided you with group parameters or a digital certificate to authenticate your access to the remote server. If so, select the appropriate authentication method and complete your entries.</source>
        <translation>L&apos;amministratore può aver fornito parametri del gruppo o un certificato digitale per autenticare l&apos;accesso al server remoto. In tal caso scegliere il metodo di autenticazione adatto e compilare i campi.</translation>
    </message>
    <message>
        <source>You have successfully created a new virtual private networking connection entry named:</source>
        <translation>È stata creata una nuova connessione di rete privata virtuale con il nome:</translation>
    </message>
    <message>
        <source>Click Finish to save this entry.</source>
        <translation>Fare clic su Fine per salvare questa connessione.</translation>
    </message>
    <message>
        <source>To connect to the remote network, select the Connect button from the main window.</source>
        <translation>Per collegarsi alla rete remota, scegliere il pulsante Collega nella finestra principale.</translation>
    </message>
    <message>
        <source>To modify this connection entry, click Options on the main window and select Properties from the menu that appears.</source>
        <translation>Per modificare questa connessione, fare clic su Opzioni nella finestra principale e scegliere Proprietà dal menu che si apre.</translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation>&amp;Nome:</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Descrizione:</translation>
    </message>
    <message>
        <source>&amp;Import a .pcf file instead...</source>
        <translation>&amp;Importa invece un file .pcf...</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>&amp;Server:</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>P&amp;rova</translation>
    </message>
    <message>
        <source>&amp;Group Access Information</source>
        <translation>Informazioni di accesso del &amp;gruppo</translation>
    </message>
    <message>
        <source>group access</source>
        <translation>accesso del gruppo</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>C&amp;onfirm Password:</source>
        <translation>Conferma pass&amp;word:</translation>
    </message>
    <message>
        <source>C&amp;ertificate</source>
        <translation>&amp;Certificato</translation>
    </message>
    <message>
        <source>N&amp;ame:</source>
        <translation>N&amp;ome:</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>certificato</translation>
    </message>
    <message>
        <source>No certificates in the store</source>
        <translation>Nessun certificato nell&apos;archivio</translation>
    </message>
    <message>
        <source>&amp;Send CA Certificate Chain</source>
        <translation>Invia l&amp;a catena di certificati CA</translation>
    </message>
    <message>
        <source>Connect n&amp;ow</source>
        <translation>Co&amp;llega subito</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>&lt; &amp;Back</source>
        <translation>&lt; Indie&amp;tro</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Choose a certificate, or type its name.</source>
        <translation>Scegliere un certificato o scriverne il nome.</translation>
    </message>
    <message>
        <source>M&amp;utual group (the gateway has a certificate)</source>
        <translation>Gr&amp;uppo reciproco (il gateway ha un certificato)</translation>
    </message>
    <message>
        <source>Choose a certificate</source>
        <translation>Scegliere un certificato</translation>
    </message>
    <message>
        <source>%1 is an address.</source>
        <translation>%1 è un indirizzo.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EventModel</name>
    <message>
        <source>Error</source>
        <translation>Errore</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avviso</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Livello</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Messaggio</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::FindingsCard</name>
    <message>
        <source>Show Findings</source>
        <translation>Mostra i rilievi</translation>
    </message>
    <message>
        <source>No findings.</source>
        <translation>Nessun rilievo.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) checked.</source>
        <translation>
            <numerusform>%n riga controllata.</numerusform>
            <numerusform>%n righe controllate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) in this configuration</source>
        <translation>
            <numerusform>%n rilievo in questa configurazione</numerusform>
            <numerusform>%n rilievi in questa configurazione</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::FindingsModel</name>
    <message>
        <source>line %1</source>
        <translation>riga %1</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, riga %2</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Rilievo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dove</translation>
    </message>
    <message>
        <source>Mend</source>
        <comment>button</comment>
        <translation>Rimedia</translation>
    </message>
    <message>
        <source>Mend by: %1</source>
        <translation>Rimedia con: %1</translation>
    </message>
    <message>
        <source>Mend</source>
        <comment>column</comment>
        <translation>Rimedio</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::FormDialog</name>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>&amp;Browse...</source>
        <translation>Sfo&amp;glia...</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Le due password sono diverse.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::GroupPasswordDialog</name>
    <message>
        <source>Pre-shared Key for &quot;%1&quot;</source>
        <translation>Chiave precondivisa per &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Group Password for &quot;%1&quot;</source>
        <translation>Password del gruppo per &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Enter the pre-shared key.</source>
        <translation>Inserire la chiave precondivisa.</translation>
    </message>
    <message>
        <source>Enter the password of the group.</source>
        <translation>Inserire la password del gruppo.</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>gruppo %1</translation>
    </message>
    <message>
        <source>&amp;Key:</source>
        <translation>C&amp;hiave:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>No keyring found: asked at each connection.</source>
        <translation>Nessun portachiavi trovato: viene chiesta a ogni collegamento.</translation>
    </message>
    <message>
        <source>K&amp;eep in the desktop keyring</source>
        <translation>Cons&amp;erva nel portachiavi del desktop</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Collega</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HeadendController</name>
    <message>
        <source>Saved: the headend starts with this configuration.</source>
        <translation>Salvato: il concentratore si avvia con questa configurazione.</translation>
    </message>
    <message>
        <source>The startup configuration could not be written to %1.</source>
        <translation>Impossibile scrivere la configurazione di avvio in %1.</translation>
    </message>
    <message>
        <source>The startup configuration %1 could not be read whole.</source>
        <translation>Impossibile leggere per intero la configurazione di avvio %1.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Riga %1: %2</translation>
    </message>
    <message>
        <source>The rest was loaded. The file was kept as %1.</source>
        <translation>Il resto è stato caricato. Il file è stato conservato come %1.</translation>
    </message>
    <message>
        <source>Undo Now</source>
        <translation>Annulla ora</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Conferma</translation>
    </message>
    <message numerus="yes">
        <source>The headend was changed at the console (%n command(s)).</source>
        <translation>
            <numerusform>Il concentratore è stato modificato dalla console (%n comando).</numerusform>
            <numerusform>Il concentratore è stato modificato dalla console (%n comandi).</numerusform>
        </translation>
    </message>
    <message>
        <source>Your edits were made on an older configuration.</source>
        <translation>Le modifiche sono state fatte su una configurazione precedente.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unisci</translation>
    </message>
    <message>
        <source>Show Difference</source>
        <translation>Mostra differenze</translation>
    </message>
    <message>
        <source>Discard My Edits</source>
        <translation>Scarta le mie modifiche</translation>
    </message>
    <message>
        <source>Stop the Headend</source>
        <translation>Ferma il concentratore</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) end. The clients are told. Stop the headend?</source>
        <translation>
            <numerusform>%n sessione termina. Il client viene avvisato. Fermare il concentratore?</numerusform>
            <numerusform>%n sessioni terminano. I client vengono avvisati. Fermare il concentratore?</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ferma</translation>
    </message>
    <message>
        <source>Load Configuration</source>
        <translation>Carica configurazione</translation>
    </message>
    <message>
        <source>Configurations (*.cfg *.txt *.conf);;All files (*)</source>
        <translation>Configurazioni (*.cfg *.txt *.conf);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>Impossibile leggere %1.</translation>
    </message>
    <message>
        <source>Line %1 of %2: %3</source>
        <translation>Riga %1 di %2: %3</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>caricamento di %1</translation>
    </message>
    <message>
        <source>%1 was loaded as edits. Nothing is sent before you push.</source>
        <translation>%1 è stato caricato come insieme di modifiche. Nulla viene trasmesso prima dell&apos;invio.</translation>
    </message>
    <message>
        <source>The headend runs with %1.</source>
        <translation>Il concentratore è in funzione con %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) do not fit what was done at the console and were left out.</source>
        <translation>
            <numerusform>%n modifica non si accorda con quanto fatto dalla console ed è stata tralasciata.</numerusform>
            <numerusform>%n modifiche non si accordano con quanto fatto dalla console e sono state tralasciate.</numerusform>
        </translation>
    </message>
    <message>
        <source>take back the push that was undone</source>
        <translation>ripresa dell&apos;invio annullato</translation>
    </message>
    <message>
        <source>Discard Edits</source>
        <translation>Scarta le modifiche</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) were not pushed. Discard them?</source>
        <translation>
            <numerusform>%n modifica non è stata inviata. Scartarla?</numerusform>
            <numerusform>%n modifiche non sono state inviate. Scartarle?</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>Clear the session of %1? The client is told and may connect again.</source>
        <translation>Chiudere la sessione di %1? Il client viene avvisato e può ricollegarsi.</translation>
    </message>
    <message numerus="yes">
        <source>Clear %n session(s)? The clients are told and may connect again.</source>
        <translation>
            <numerusform>Chiudere %n sessione? Il client viene avvisato e può ricollegarsi.</numerusform>
            <numerusform>Chiudere %n sessioni? I client vengono avvisati e possono ricollegarsi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear Sessions</source>
        <translation>Chiudi le sessioni</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>sessions</comment>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Clear Login</source>
        <translation>Chiudi l&apos;accesso</translation>
    </message>
    <message>
        <source>Clear the login of %1? The user is asked to log in again.</source>
        <translation>Chiudere l&apos;accesso di %1? All&apos;utente viene chiesto di accedere di nuovo.</translation>
    </message>
    <message>
        <source>The headend is stopped.</source>
        <translation>Il concentratore è fermo.</translation>
    </message>
    <message>
        <source>There are no edits.</source>
        <translation>Non ci sono modifiche.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Non c&apos;è nulla da annullare.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Non c&apos;è nulla da ripetere.</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Annulla: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Ripeti: %1</translation>
    </message>
    <message>
        <source>No client is connected.</source>
        <translation>Nessun client è collegato.</translation>
    </message>
    <message>
        <source>Headend stopped</source>
        <translation>Concentratore fermo</translation>
    </message>
    <message numerus="yes">
        <source>Headend %1 running, %n tunnel(s)</source>
        <translation>
            <numerusform>Concentratore %1 in funzione, %n tunnel</numerusform>
            <numerusform>Concentratore %1 in funzione, %n tunnel</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the built-in lab has an Internet visitor.</source>
        <translation>Solo la rete di prova incorporata ha un visitatore Internet.</translation>
    </message>
    <message>
        <source>Only the built-in lab has a second client.</source>
        <translation>Solo la rete di prova incorporata ha un secondo client.</translation>
    </message>
    <message>
        <source>The finding does not fit the configuration any more. Nothing was changed.</source>
        <translation>Il rilievo non corrisponde più alla configurazione. Nulla è stato modificato.</translation>
    </message>
    <message>
        <source>mend a finding</source>
        <translation>rimedio a un rilievo</translation>
    </message>
    <message>
        <source>mend %1</source>
        <translation>rimedio a %1</translation>
    </message>
    <message>
        <source>Mended as an edit. Nothing is sent before you push.</source>
        <translation>Rimedio applicato come modifica. Nulla viene trasmesso prima dell&apos;invio.</translation>
    </message>
    <message>
        <source>load the tech note&apos;s configuration</source>
        <translation>caricamento della configurazione della nota tecnica</translation>
    </message>
    <message>
        <source>load its corrected variant</source>
        <translation>caricamento della sua variante corretta</translation>
    </message>
    <message>
        <source>The headend runs this configuration already.</source>
        <translation>Il concentratore usa già questa configurazione.</translation>
    </message>
    <message>
        <source>The configuration was loaded as edits. Nothing is sent before you push.</source>
        <translation>La configurazione è stata caricata come insieme di modifiche. Nulla viene trasmesso prima dell&apos;invio.</translation>
    </message>
    <message>
        <source>Export Configuration</source>
        <translation>Esporta configurazione</translation>
    </message>
    <message>
        <source>Keys and passwords are written as asterisks, so that the file can be shown to others. The headend asks for them again when the file is loaded.</source>
        <translation>Chiavi e password vengono scritte come asterischi, così il file può essere mostrato ad altri. Il concentratore le chiede di nuovo quando il file viene caricato.</translation>
    </message>
    <message>
        <source>&amp;Write keys and passwords in clear</source>
        <translation>&amp;Scrivi chiavi e password in chiaro</translation>
    </message>
    <message>
        <source>Choose File...</source>
        <translation>Scegli file...</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>Impossibile scrivere %1: %2</translation>
    </message>
    <message>
        <source>%1 was written, with keys and passwords. Only you can read it.</source>
        <translation>%1 è stato scritto con chiavi e password. Solo l&apos;utente attuale può leggerlo.</translation>
    </message>
    <message>
        <source>%1 was written, without keys and passwords.</source>
        <translation>%1 è stato scritto senza chiavi e password.</translation>
    </message>
    <message>
        <source>Only the built-in lab has hosts to work on.</source>
        <translation>Solo la rete di prova incorporata ha host su cui lavorare.</translation>
    </message>
    <message>
        <source>Only the built-in lab has this.</source>
        <translation>Solo la rete di prova incorporata ha questa funzione.</translation>
    </message>
    <message numerus="yes">
        <source>Headend %1 of this machine running, %n tunnel(s)</source>
        <translation>
            <numerusform>Concentratore %1 di questo computer in funzione, %n tunnel</numerusform>
            <numerusform>Concentratore %1 di questo computer in funzione, %n tunnel</numerusform>
        </translation>
    </message>
    <message>
        <source>Headend of this machine stopped</source>
        <translation>Concentratore di questo computer fermo</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HeadendPlaceDialog</name>
    <message>
        <source>A socket is named by its whole path, from / on.</source>
        <translation>Un socket si indica con il percorso intero, a partire da /.</translation>
    </message>
    <message>
        <source>Headend on This Machine</source>
        <translation>Concentratore su questo computer</translation>
    </message>
    <message>
        <source>Work on the headend of drawbridged</source>
        <translation>Lavora sul concentratore di drawbridged</translation>
    </message>
    <message>
        <source>It runs on the real interfaces of this machine. Root and members of the group &quot;drawbridge&quot; may manage it.</source>
        <translation>Funziona sulle interfacce reali di questo computer. Possono gestirlo root e i membri del gruppo &quot;drawbridge&quot;.</translation>
    </message>
    <message>
        <source>&amp;Socket:</source>
        <translation>&amp;Socket:</translation>
    </message>
    <message>
        <source>&amp;Manage</source>
        <translation>Ges&amp;tisci</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HeadendSwitch</name>
    <message>
        <source>No other headend can be reached from here.</source>
        <translation>Da qui non si può raggiungere nessun altro concentratore.</translation>
    </message>
    <message>
        <source>Discard Edits</source>
        <translation>Scarta le modifiche</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) were not pushed. Discard them?</source>
        <translation>
            <numerusform>%n modifica non è stata inviata. Scartarla?</numerusform>
            <numerusform>%n modifiche non sono state inviate. Scartarle?</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>Connecting to the headend at %1...</source>
        <translation>Collegamento al concentratore su %1...</translation>
    </message>
    <message>
        <source>The manager works on the headend of this machine, at %1.</source>
        <translation>Il gestore lavora sul concentratore di questo computer, su %1.</translation>
    </message>
    <message>
        <source>The headend at %1 does not answer any more; it is tried again.</source>
        <translation>Il concentratore su %1 non risponde più; si riprova.</translation>
    </message>
    <message>
        <source>The headend of this machine could not be reached.</source>
        <translation>Impossibile raggiungere il concentratore di questo computer.</translation>
    </message>
    <message>
        <source>The manager works on the built-in lab&apos;s headend.</source>
        <translation>Il gestore lavora sul concentratore della rete di prova incorporata.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HeadendText</name>
    <message>
        <source>The line &quot;%1&quot; is not understood: %2</source>
        <translation>La riga &quot;%1&quot; non viene compresa: %2</translation>
    </message>
    <message>
        <source>The checksum is not that of this text: the file was edited, or it comes from a device.</source>
        <translation>La somma di controllo non è quella di questo testo: il file è stato modificato oppure proviene da un dispositivo.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; names access list %1, which does not exist.</source>
        <translation>&quot;%2&quot; indica la lista di accesso %1, che non esiste.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; names interface %1, which does not exist.</source>
        <translation>&quot;%2&quot; indica l&apos;interfaccia %1, che non esiste.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; names address pool %1, which does not exist.</source>
        <translation>&quot;%2&quot; indica il pool di indirizzi %1, che non esiste.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; names AAA server %1, which does not exist.</source>
        <translation>&quot;%2&quot; indica il server AAA %1, che non esiste.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; names transform set %1, which does not exist.</source>
        <translation>&quot;%2&quot; indica il transform set %1, che non esiste.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; names dynamic map %1, which does not exist.</source>
        <translation>&quot;%2&quot; indica la mappa dinamica %1, che non esiste.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; names object group %1, which does not exist.</source>
        <translation>&quot;%2&quot; indica il gruppo di oggetti %1, che non esiste.</translation>
    </message>
    <message>
        <source>&quot;%2&quot; names AAA server %1, which has no host, so nobody can log in.</source>
        <translation>&quot;%2&quot; indica il server AAA %1, che non ha un host: nessuno può accedere.</translation>
    </message>
    <message>
        <source>Group %1 has no address pool, so its users get no address.</source>
        <translation>Il gruppo %1 non ha un pool di indirizzi: i suoi utenti non ricevono un indirizzo.</translation>
    </message>
    <message>
        <source>Group %1 has no password, so its users cannot connect.</source>
        <translation>Il gruppo %1 non ha una password: i suoi utenti non possono collegarsi.</translation>
    </message>
    <message>
        <source>Entry %2 of map %1 is not complete.</source>
        <translation>La voce %2 della mappa %1 non è completa.</translation>
    </message>
    <message>
        <source>Crypto map %1 is on interface %2, where ISAKMP is not enabled, so nobody is answered.</source>
        <translation>La crypto map %1 è sull&apos;interfaccia %2, dove ISAKMP non è attivato: nessuno riceve risposta.</translation>
    </message>
    <message>
        <source>ISAKMP is enabled, but there is no ISAKMP policy.</source>
        <translation>ISAKMP è attivato, ma non c&apos;è una politica ISAKMP.</translation>
    </message>
    <message>
        <source>ISAKMP is enabled, but there is neither an ISAKMP key nor a group password.</source>
        <translation>ISAKMP è attivato, ma non c&apos;è né una chiave ISAKMP né una password del gruppo.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: the secret is masked and must be typed.</source>
        <translation>&quot;%1&quot;: il segreto è mascherato e va scritto.</translation>
    </message>
    <message>
        <source>The key holds for every address; whoever knows it may ask for a login.</source>
        <translation>La chiave vale per ogni indirizzo; chi la conosce può tentare l&apos;accesso.</translation>
    </message>
    <message>
        <source>The key holds for every address and no login is asked for; whoever knows it is in.</source>
        <translation>La chiave vale per ogni indirizzo e non è richiesta l&apos;autenticazione dell&apos;utente; chi la conosce è dentro.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not encrypt.</source>
        <translation>&quot;%1&quot; non cifra.</translation>
    </message>
    <message>
        <source>%1 is weak encryption; it is kept for old clients.</source>
        <translation>%1 è una cifratura debole; è mantenuta per i vecchi client.</translation>
    </message>
    <message>
        <source>%1 is a weak hash; it is kept for old clients.</source>
        <translation>%1 è un hash debole; è mantenuto per i vecchi client.</translation>
    </message>
    <message>
        <source>Diffie-Hellman group %1 is weak; it is kept for old clients.</source>
        <translation>Il gruppo Diffie-Hellman %1 è debole; è mantenuto per i vecchi client.</translation>
    </message>
    <message>
        <source>There are VPN groups, but no ISAKMP policy with group 2, so their clients cannot connect.</source>
        <translation>Ci sono gruppi VPN, ma nessuna politica ISAKMP con il gruppo 2: i loro client non possono collegarsi.</translation>
    </message>
    <message>
        <source>Access list %1 names the real address behind a static (%2); packets arrive with %3.</source>
        <translation>La lista di accesso %1 indica l&apos;indirizzo reale dietro una static (%2); i pacchetti arrivano con %3.</translation>
    </message>
    <message>
        <source>Answers to clients of pool %1 are translated at interface %2 and lost.</source>
        <translation>Le risposte ai client del pool %1 vengono tradotte sull&apos;interfaccia %2 e vanno perse.</translation>
    </message>
    <message>
        <source>Pool %1 overlaps %2.</source>
        <translation>Il pool %1 si sovrappone a %2.</translation>
    </message>
    <message>
        <source>Entry %2 of crypto map %1 is dynamic and comes before a static one, whose peers it takes.</source>
        <translation>La voce %2 della crypto map %1 è dinamica e precede una statica, di cui prende gli interlocutori.</translation>
    </message>
    <message>
        <source>Group %1 splits its tunnel by access list %2, whose source is any; nothing is split.</source>
        <translation>Il gruppo %1 divide il tunnel con la lista di accesso %2, la cui origine è any; non viene diviso nulla.</translation>
    </message>
    <message>
        <source>Timeout uauth is 0: a browser asks for the password again for every object.</source>
        <translation>Il timeout uauth è 0: un browser chiede di nuovo la password per ogni oggetto.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Errore</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avviso</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>All sessions end</source>
        <translation>Tutte le sessioni terminano</translation>
    </message>
    <message>
        <source>Users of group %1 connect again</source>
        <translation>Gli utenti del gruppo %1 devono ricollegarsi</translation>
    </message>
    <message>
        <source>Clients of pool %1 are dropped</source>
        <translation>I client del pool %1 vengono scollegati</translation>
    </message>
    <message>
        <source>New sessions only</source>
        <translation>Solo le nuove sessioni</translation>
    </message>
    <message>
        <source>Clear xlate is advised</source>
        <translation>Si consiglia clear xlate</translation>
    </message>
    <message>
        <source>A secret must be typed</source>
        <translation>Va scritto un segreto</translation>
    </message>
    <message>
        <source>A line is not sent</source>
        <translation>Una riga non viene inviata</translation>
    </message>
    <message>
        <source>A line cannot be removed</source>
        <translation>Una riga non può essere rimossa</translation>
    </message>
    <message>
        <source>&quot;%1&quot; ends the sessions that are up. The clients are told and may connect again.</source>
        <translation>&quot;%1&quot; termina le sessioni attive. I client vengono avvisati e possono ricollegarsi.</translation>
    </message>
    <message>
        <source>The password or the address pool of this group changes. Users who are connected must connect again.</source>
        <translation>La password o il pool di indirizzi di questo gruppo cambia. Gli utenti collegati devono ricollegarsi.</translation>
    </message>
    <message>
        <source>The range of this pool changes. Clients that hold one of its addresses must connect again.</source>
        <translation>L&apos;intervallo di questo pool cambia. I client che ne hanno un indirizzo devono ricollegarsi.</translation>
    </message>
    <message>
        <source>%1: sessions that are up keep what they negotiated until they rekey.</source>
        <translation>%1: le sessioni attive mantengono quanto negoziato fino al rinnovo delle chiavi.</translation>
    </message>
    <message>
        <source>Translations that are open keep the old rule until they end.</source>
        <translation>Le traduzioni aperte mantengono la vecchia regola finché non terminano.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not sent, because its secret is masked. Type it in the form or in the text.</source>
        <translation>&quot;%1&quot; non viene inviata, perché il suo segreto è mascherato. Scriverlo nel modulo o nel testo.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not understood, so it stays here and is not sent.</source>
        <translation>&quot;%1&quot; non viene compresa: rimane qui e non viene inviata.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to the device and stays.</source>
        <translation>&quot;%1&quot; appartiene al dispositivo e rimane.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Serve un nome.</translation>
    </message>
    <message>
        <source>This is too long; 63 characters are the most.</source>
        <translation>È troppo lungo; il massimo è 63 caratteri.</translation>
    </message>
    <message>
        <source>A name cannot contain a blank or a special character.</source>
        <translation>Un nome non può contenere spazi o caratteri speciali.</translation>
    </message>
    <message>
        <source>This number is outside the range that the device takes.</source>
        <translation>Questo numero è fuori dall&apos;intervallo accettato dal dispositivo.</translation>
    </message>
    <message>
        <source>The last address comes before the first.</source>
        <translation>L&apos;ultimo indirizzo precede il primo.</translation>
    </message>
    <message>
        <source>This is not a mask of a network.</source>
        <translation>Questa non è una maschera di rete.</translation>
    </message>
    <message>
        <source>There are more of these than the device takes.</source>
        <translation>Sono più di quanti il dispositivo ne accetti.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Non c&apos;è più.</translation>
    </message>
    <message>
        <source>There is already one with this name.</source>
        <translation>Ne esiste già uno con questo nome.</translation>
    </message>
    <message>
        <source>Another part of the configuration uses it.</source>
        <translation>Un&apos;altra parte della configurazione lo usa.</translation>
    </message>
    <message>
        <source>A set holds one cipher, and at most one hash beside it.</source>
        <translation>Un set contiene un cifrario e al massimo un hash accanto a esso.</translation>
    </message>
    <message>
        <source>The device does not know this transform.</source>
        <translation>Il dispositivo non conosce questa trasformazione.</translation>
    </message>
    <message>
        <source>This is too long; 127 characters are the most.</source>
        <translation>È troppo lungo; il massimo è 127 caratteri.</translation>
    </message>
    <message>
        <source>A password cannot be empty, contain blanks or special characters, or be asterisks only.</source>
        <translation>Una password non può essere vuota, contenere spazi o caratteri speciali né essere fatta di soli asterischi.</translation>
    </message>
    <message>
        <source>This command is not known. The line is kept as it is and not sent.</source>
        <translation>Questo comando è sconosciuto. La riga viene conservata com&apos;è e non viene inviata.</translation>
    </message>
    <message>
        <source>The command is not complete.</source>
        <translation>Il comando non è completo.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; may stand for several words.</source>
        <translation>&quot;%1&quot; può stare per più parole.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not belong here.</source>
        <translation>&quot;%1&quot; qui è fuori posto.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number from %2 to %3.</source>
        <translation>&quot;%1&quot; non è un numero da %2 a %3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an address.</source>
        <translation>&quot;%1&quot; non è un indirizzo.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a mask.</source>
        <translation>&quot;%1&quot; non è una maschera.</translation>
    </message>
    <message>
        <source>Address %1 and mask %2 do not fit together.</source>
        <translation>L&apos;indirizzo %1 e la maschera %2 non si accordano.</translation>
    </message>
    <message>
        <source>There is no interface &quot;%1&quot;.</source>
        <translation>Non c&apos;è un&apos;interfaccia &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>There is no access list &quot;%1&quot;.</source>
        <translation>Non c&apos;è una lista di accesso &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>What this line should remove is not there.</source>
        <translation>Ciò che questa riga dovrebbe rimuovere non c&apos;è.</translation>
    </message>
    <message>
        <source>The configuration has this line already.</source>
        <translation>La configurazione contiene già questa riga.</translation>
    </message>
    <message>
        <source>%1 is used by %2.</source>
        <translation>%1 è in uso da parte di %2.</translation>
    </message>
    <message>
        <source>This line collides with &quot;%1&quot;.</source>
        <translation>Questa riga è in conflitto con &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a value that this command takes.</source>
        <translation>&quot;%1&quot; non è un valore accettato da questo comando.</translation>
    </message>
    <message>
        <source>The checksum is not that of this text.</source>
        <translation>La somma di controllo non è quella di questo testo.</translation>
    </message>
    <message>
        <source>New in the wanted configuration</source>
        <translation>Nuova nella configurazione voluta</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modificata</translation>
    </message>
    <message>
        <source>Not in the wanted configuration</source>
        <translation>Assente nella configurazione voluta</translation>
    </message>
    <message>
        <source>Replaced by a new line</source>
        <translation>Sostituita da una nuova riga</translation>
    </message>
    <message>
        <source>Enters the part that the next lines belong to</source>
        <translation>Entra nella parte a cui appartengono le righe seguenti</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) pushed.</source>
        <translation>
            <numerusform>%n comando inviato.</numerusform>
            <numerusform>%n comandi inviati.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) pushed. They are undone in %1 unless you confirm.</source>
        <translation>
            <numerusform>%n comando inviato. Viene annullato tra %1 se non si conferma.</numerusform>
            <numerusform>%n comandi inviati. Vengono annullati tra %1 se non si conferma.</numerusform>
        </translation>
    </message>
    <message>
        <source>The command &quot;%1&quot; was refused: %2. The commands before it were undone.</source>
        <translation>Il comando &quot;%1&quot; è stato rifiutato: %2. I comandi precedenti sono stati annullati.</translation>
    </message>
    <message>
        <source>Nothing was pushed: an earlier push waits for its confirmation.</source>
        <translation>Nulla è stato inviato: un invio precedente attende conferma.</translation>
    </message>
    <message>
        <source>The command &quot;%1&quot; was refused: %2. The other commands were taken.</source>
        <translation>Il comando &quot;%1&quot; è stato rifiutato: %2. Gli altri comandi sono stati accettati.</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) confirmed.</source>
        <translation>
            <numerusform>%n comando confermato.</numerusform>
            <numerusform>%n comandi confermati.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) were undone.</source>
        <translation>
            <numerusform>%n comando è stato annullato.</numerusform>
            <numerusform>%n comandi sono stati annullati.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not confirmed: the %n command(s) were undone.</source>
        <translation>
            <numerusform>Invio non confermato: %n comando è stato annullato.</numerusform>
            <numerusform>Invio non confermato: %n comandi sono stati annullati.</numerusform>
        </translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Internet visitor</source>
        <translation>Visitatore</translation>
    </message>
    <message>
        <source>Inside router</source>
        <translation>Router interno</translation>
    </message>
    <message>
        <source>Web server</source>
        <translation>Server web</translation>
    </message>
    <message>
        <source>AAA, TACACS+</source>
        <translation>AAA, TACACS+</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>Wildcard key</source>
        <translation>Chiave jolly</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>AAA key</source>
        <translation>Chiave AAA</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 e %2</translation>
    </message>
    <message>
        <source>Logins last %1, longer than unused translations (%2).</source>
        <translation>Gli accessi durano %1, più delle traduzioni inutilizzate (%2).</translation>
    </message>
    <message>
        <source>Answers from %4 at interface %3 to clients of pool %2 are translated and lost: access list %1 exempts less.</source>
        <translation>Le risposte da %4 sull&apos;interfaccia %3 ai client del pool %2 vengono tradotte e vanno perse: la lista di accesso %1 ne esenta solo una parte.</translation>
    </message>
    <message>
        <source>The route &quot;%1&quot; contains %3, which is connected to interface %2; the longer match saves it.</source>
        <translation>La rotta &quot;%1&quot; contiene %3, che è collegata all&apos;interfaccia %2; la salva la corrispondenza più lunga.</translation>
    </message>
    <message>
        <source>The route &quot;%1&quot; goes by %2, which is not in the network of interface %3.</source>
        <translation>La rotta &quot;%1&quot; passa per %2, che non è nella rete dell&apos;interfaccia %3.</translation>
    </message>
    <message>
        <source>The route &quot;%1&quot; goes by %2, an address that &quot;%3&quot; has too.</source>
        <translation>La rotta &quot;%1&quot; passa per %2, un indirizzo che ha anche &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>ISAKMP policy %1 serves clients of version 3 and 4, policy %2 those of version 1; both are needed.</source>
        <translation>La politica ISAKMP %1 serve i client delle versioni 3 e 4, la politica %2 quelli della versione 1; servono entrambe.</translation>
    </message>
    <message>
        <source>Clients of version 3 and 4 use the password of group %1, those of version 1 use &quot;%2&quot;.</source>
        <translation>I client delle versioni 3 e 4 usano la password del gruppo %1, quelli della versione 1 usano &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>Group %1 sends an address only: no name servers, no domain, and all traffic of the client goes into the tunnel.</source>
        <translation>Il gruppo %1 invia solo un indirizzo: nessun server dei nomi, nessun dominio, e tutto il traffico del client entra nel tunnel.</translation>
    </message>
    <message>
        <source>Access list %1 lets traffic pass without a login (&quot;%2&quot;); only %3 must log in.</source>
        <translation>La lista di accesso %1 lascia passare traffico senza accesso (&quot;%2&quot;); solo %3 deve accedere.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; sets no lifetime, so the associations of clients live as long as these propose.</source>
        <translation>&quot;%1&quot; non imposta una durata, quindi le associazioni dei client durano quanto questi propongono.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: clients of version 3 and 4 know AES with 128 and 256 bits, not with 192.</source>
        <translation>&quot;%1&quot;: i client delle versioni 3 e 4 conoscono AES a 128 e 256 bit, non a 192.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: answers without Message-Authenticator, as old servers send them, are refused.</source>
        <translation>&quot;%1&quot;: le risposte senza Message-Authenticator, come quelle dei vecchi server, vengono rifiutate.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: answers without Message-Authenticator are taken, and can be forged.</source>
        <translation>&quot;%1&quot;: le risposte senza Message-Authenticator vengono accettate e possono essere falsificate.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no key, so passwords travel in clear.</source>
        <translation>&quot;%1&quot; non ha una chiave, quindi le password viaggiano in chiaro.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: the device prints this secret in clear.</source>
        <translation>&quot;%1&quot;: il dispositivo stampa questo segreto in chiaro.</translation>
    </message>
    <message>
        <source>This may cut you off</source>
        <translation>L&apos;accesso può andare perso</translation>
    </message>
    <message>
        <source>&quot;%1&quot; changes the way by which the appliance is managed. A session over the network may end, and the rest may not arrive.</source>
        <translation>&quot;%1&quot; cambia il modo in cui il dispositivo viene gestito. Una sessione via rete può terminare e il resto può non arrivare.</translation>
    </message>
    <message>
        <source>A list at the outside is compared with packets as they arrive, and those carry the global address. The note&apos;s rule names the inside address, so it never matches.</source>
        <translation>Una lista sull&apos;interfaccia outside viene confrontata con i pacchetti così come arrivano, e questi portano l&apos;indirizzo globale. La regola della nota indica l&apos;indirizzo interno, quindi non corrisponde mai.</translation>
    </message>
    <message>
        <source>Answers to clients from all of 10.89.129.128/25 must not be translated. The note exempts a part of it only.</source>
        <translation>Le risposte ai client da tutta la rete 10.89.129.128/25 non devono essere tradotte. La nota ne esenta solo una parte.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: not in PIX 6.3.</source>
        <translation>&quot;%1&quot; non esiste in PIX 6.3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; serves nobody: the headend has no certificate.</source>
        <translation>&quot;%1&quot; non serve a nessuno: il concentratore non ha un certificato.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; serves nobody: no authority is known whose certificates clients may show.</source>
        <translation>&quot;%1&quot; non serve a nessuno: non è nota un&apos;autorità di cui i client possano mostrare i certificati.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HelpCloseRow</name>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HelpWindow</name>
    <message>
        <source>There is no help page for this window.</source>
        <translation>Per questa finestra non c&apos;è una pagina di aiuto.</translation>
    </message>
    <message>
        <source>Drawbridge Help</source>
        <translation>Aiuto di Drawbridge</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Testo dell&apos;aiuto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::IpsecSaModel</name>
    <message>
        <source>from client</source>
        <translation>dal client</translation>
    </message>
    <message>
        <source>to client</source>
        <translation>al client</translation>
    </message>
    <message>
        <source>SPI</source>
        <translation>SPI</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direzione</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Interlocutore</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Traffico</translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation>Algoritmi</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pacchetti</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Byte</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::IsakmpPolicyForm</name>
    <message>
        <source>change authentication of policy %1</source>
        <translation>modifica dell&apos;autenticazione della politica %1</translation>
    </message>
    <message>
        <source>change encryption of policy %1</source>
        <translation>modifica della cifratura della politica %1</translation>
    </message>
    <message>
        <source>change hash of policy %1</source>
        <translation>modifica dell&apos;hash della politica %1</translation>
    </message>
    <message>
        <source>change group of policy %1</source>
        <translation>modifica del gruppo della politica %1</translation>
    </message>
    <message>
        <source>A lifetime is 120 to 86400 seconds.</source>
        <translation>Una durata va da 120 a 86400 secondi.</translation>
    </message>
    <message>
        <source>change lifetime of policy %1</source>
        <translation>modifica della durata della politica %1</translation>
    </message>
    <message>
        <source>ISAKMP policy</source>
        <translation>Politica ISAKMP</translation>
    </message>
    <message>
        <source>P&amp;riority:</source>
        <translation>Priori&amp;tà:</translation>
    </message>
    <message>
        <source>1 to 65534; the lowest is tried first.</source>
        <translation>Da 1 a 65534; la più bassa viene provata per prima.</translation>
    </message>
    <message>
        <source>A&amp;uthentication:</source>
        <translation>A&amp;utenticazione:</translation>
    </message>
    <message>
        <source>Encr&amp;yption:</source>
        <translation>&amp;Cifratura:</translation>
    </message>
    <message>
        <source>Hash (&amp;integrity):</source>
        <translation>Hash (&amp;integrità):</translation>
    </message>
    <message>
        <source>Diffie-Hellman &amp;group:</source>
        <translation>&amp;Gruppo Diffie-Hellman:</translation>
    </message>
    <message>
        <source>Li&amp;fetime:</source>
        <translation>&amp;Durata:</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::IsakmpSaModel</name>
    <message>
        <source>Peer</source>
        <translation>Interlocutore</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation>Algoritmi</translation>
    </message>
    <message>
        <source>DH group</source>
        <translation>Gruppo DH</translation>
    </message>
    <message>
        <source>SA pairs made</source>
        <translation>Coppie di SA create</translation>
    </message>
    <message>
        <source>Rekey in</source>
        <translation>Rinnovo delle chiavi tra</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LabConfigurationDialog</name>
    <message>
        <source>Start With</source>
        <translation>Inizia con</translation>
    </message>
    <message>
        <source>The tech note&apos;s configuration</source>
        <translation>Configurazione della nota tecnica</translation>
    </message>
    <message>
        <source>The corrected variant</source>
        <translation>La variante corretta</translation>
    </message>
    <message>
        <source>The lines as the tech note prints them, with the lab&apos;s keys and passwords where the note has asterisks. Some of what the note promises does not work with them; the findings on Policy say what.</source>
        <translation>Le righe come le stampa la nota tecnica, con le chiavi e le password della rete di prova dove la nota ha asterischi. Parte di ciò che la nota promette non funziona con esse; i rilievi nella pagina Politica dicono che cosa.</translation>
    </message>
    <message numerus="yes">
        <source>The tech note&apos;s configuration with %n line(s) changed, so that everything the note promises works:</source>
        <translation>
            <numerusform>La configurazione della nota tecnica con %n riga modificata, così che tutto ciò che la nota promette funzioni:</numerusform>
            <numerusform>La configurazione della nota tecnica con %n righe modificate, così che tutto ciò che la nota promette funzioni:</numerusform>
        </translation>
    </message>
    <message>
        <source>The note</source>
        <translation>La nota</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corretta</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>Load as Edits</source>
        <translation>Carica come modifiche</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LabPageWindow</name>
    <message>
        <source>The web server refused the connection.</source>
        <translation>Il server web ha rifiutato la connessione.</translation>
    </message>
    <message>
        <source>The connection to the web server was cut.</source>
        <translation>La connessione al server web è stata interrotta.</translation>
    </message>
    <message>
        <source>The web server did not answer.</source>
        <translation>Il server web non ha risposto.</translation>
    </message>
    <message>
        <source>There is no tunnel to the web server. Connect the entry first.</source>
        <translation>Non c&apos;è un tunnel verso il server web. Collegare prima la connessione.</translation>
    </message>
    <message>
        <source>The answer of the web server could not be read.</source>
        <translation>Non è stato possibile leggere la risposta del server web.</translation>
    </message>
    <message>
        <source>Lab Web Page</source>
        <translation>Pagina web di prova</translation>
    </message>
    <message>
        <source>Fetching the page through the tunnel...</source>
        <translation>Lettura della pagina attraverso il tunnel...</translation>
    </message>
    <message>
        <source>The page could not be fetched.</source>
        <translation>Non è stato possibile leggere la pagina.</translation>
    </message>
    <message>
        <source>Fetched through the tunnel: %1</source>
        <translation>Letta attraverso il tunnel: %1</translation>
    </message>
    <message>
        <source>Page of the web server</source>
        <translation>Pagina del server web</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>&amp;Fetch Again</source>
        <translation>&amp;Leggi di nuovo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LifeFields</name>
    <message>
        <source>SA &amp;life:</source>
        <translation>D&amp;urata SA:</translation>
    </message>
    <message>
        <source>Seco&amp;nds:</source>
        <translation>Seco&amp;ndi:</translation>
    </message>
    <message>
        <source>Unspecified</source>
        <translation>Non specificata</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondi</translation>
    </message>
    <message>
        <source>No lifetime is sent; the gateway&apos;s own counts.</source>
        <translation>Non viene inviata alcuna durata; vale quella del gateway.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LineKinds</name>
    <message>
        <source>Access rules</source>
        <translation>Regole di accesso</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Traduzioni</translation>
    </message>
    <message>
        <source>AAA servers</source>
        <translation>Server AAA</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LineRowModel</name>
    <message>
        <source>%1, %2</source>
        <comment>number, what became of it</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LinesView</name>
    <message>
        <source>change %1</source>
        <translation>modifica di %1</translation>
    </message>
    <message>
        <source>add %1</source>
        <translation>aggiunta di %1</translation>
    </message>
    <message>
        <source>%1 cannot be deleted. %2</source>
        <translation>Non è possibile eliminare %1. %2</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>eliminazione di %1</translation>
    </message>
    <message>
        <source>move a rule up</source>
        <translation>spostamento in su di una regola</translation>
    </message>
    <message>
        <source>move a rule down</source>
        <translation>spostamento in giù di una regola</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aggiungi</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Sposta su (Alt+Up)</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Sposta su</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Sposta giù (Alt+Down)</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Sposta giù</translation>
    </message>
    <message>
        <source>Address, port or name</source>
        <translation>Indirizzo, porta o nome</translation>
    </message>
    <message>
        <source>Filter the rows</source>
        <translation>Filtra le righe</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Commands of this form</source>
        <translation>Comandi di questo modulo</translation>
    </message>
    <message>
        <source>There are none yet. Press Add to make the first.</source>
        <translation>L&apos;elenco è ancora vuoto. Premere Aggiungi per creare il primo elemento.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogController</name>
    <message>
        <source>Save Log</source>
        <translation>Salva registro</translation>
    </message>
    <message>
        <source>Text files (*.txt);;All files (*)</source>
        <translation>File di testo (*.txt);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>The log was not saved to %1: %2. Choose another place.</source>
        <translation>Il registro non è stato salvato in %1: %2. Scegliere un&apos;altra posizione.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>Sev</source>
        <translation>Grav</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Messaggio</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogPanel</name>
    <message>
        <source>All classes</source>
        <translation>Tutte le classi</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>Nessuna classe</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n classe</numerusform>
            <numerusform>%n classi</numerusform>
        </translation>
    </message>
    <message>
        <source>Classes of the client log that are shown</source>
        <translation>Classi del registro del client mostrate</translation>
    </message>
    <message>
        <source>The lines of the headend have no classes.</source>
        <translation>Le righe del concentratore non hanno classi.</translation>
    </message>
    <message>
        <source>Classes: %1</source>
        <translation>Classi: %1</translation>
    </message>
    <message>
        <source>Logging is off.</source>
        <translation>La registrazione è disattivata.</translation>
    </message>
    <message>
        <source>Enable</source>
        <comment>log</comment>
        <translation>Attiva</translation>
    </message>
    <message>
        <source>No line passes the filters.</source>
        <translation>Nessuna riga supera i filtri.</translation>
    </message>
    <message>
        <source>Sho&amp;w All Lines</source>
        <translation>&amp;Mostra tutte le righe</translation>
    </message>
    <message>
        <source>The log is empty. Connect, or raise the level in Log Settings.</source>
        <translation>Il registro è vuoto. Avviare un collegamento o alzare il livello nelle impostazioni del registro.</translation>
    </message>
    <message>
        <source>The headend has sent no syslog message yet.</source>
        <translation>Il concentratore non ha ancora inviato messaggi syslog.</translation>
    </message>
    <message>
        <source>There is no debug output. Switch it on in the console, for example with &quot;debug crypto isakmp&quot;.</source>
        <translation>Non c&apos;è output di debug. Attivarlo nella console, per esempio con &quot;debug crypto isakmp&quot;.</translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n nuova riga</numerusform>
            <numerusform>%n nuove righe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved to %1.</source>
        <translation>
            <numerusform>%n riga salvata in %1.</numerusform>
            <numerusform>%n righe salvate in %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Client log</source>
        <translation>Registro del client</translation>
    </message>
    <message>
        <source>Headend debug</source>
        <translation>Debug del concentratore</translation>
    </message>
    <message>
        <source>Syslog</source>
        <translation>Syslog</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Tutte le origini</translation>
    </message>
    <message>
        <source>1-Low</source>
        <translation>1-Basso</translation>
    </message>
    <message>
        <source>2-Medium</source>
        <translation>2-Medio</translation>
    </message>
    <message>
        <source>3-High</source>
        <translation>3-Alto</translation>
    </message>
    <message>
        <source>Source of the lines</source>
        <translation>Origine delle righe</translation>
    </message>
    <message>
        <source>Level up to which lines are shown</source>
        <translation>Livello fino al quale le righe sono mostrate</translation>
    </message>
    <message>
        <source>Find in log</source>
        <translation>Cerca nel registro</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Non trovato</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogSettingsDialog</name>
    <message>
        <source>Log Settings</source>
        <translation>Impostazioni del registro</translation>
    </message>
    <message>
        <source>How much the client records. Low is faults and warnings, Medium adds what happens, High adds every detail. It holds for what comes from now on.</source>
        <translation>Quanto registra il client. Basso comprende guasti e avvisi, Medio aggiunge ciò che accade, Alto aggiunge ogni dettaglio. Vale per ciò che arriva da ora in poi.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Disattivato</translation>
    </message>
    <message>
        <source>1-Low</source>
        <translation>1-Basso</translation>
    </message>
    <message>
        <source>2-Medium</source>
        <translation>2-Medio</translation>
    </message>
    <message>
        <source>3-High</source>
        <translation>3-Alto</translation>
    </message>
    <message>
        <source>C&amp;M:</source>
        <translation>C&amp;M:</translation>
    </message>
    <message>
        <source>Connection manager: steps of a connection, its beginning and its end</source>
        <translation>Gestore delle connessioni: passi di una connessione, inizio e fine</translation>
    </message>
    <message>
        <source>IK&amp;E:</source>
        <translation>IK&amp;E:</translation>
    </message>
    <message>
        <source>Key exchange: messages sent and received, what was negotiated</source>
        <translation>Scambio delle chiavi: messaggi inviati e ricevuti, che cosa è stato negoziato</translation>
    </message>
    <message>
        <source>&amp;XAUTH:</source>
        <translation>&amp;XAUTH:</translation>
    </message>
    <message>
        <source>User authentication: what was asked and answered, never the values</source>
        <translation>Autenticazione dell&apos;utente: che cosa è stato chiesto e risposto, mai i valori</translation>
    </message>
    <message>
        <source>I&amp;PSEC:</source>
        <translation>I&amp;PSEC:</translation>
    </message>
    <message>
        <source>Keys and packets of the tunnel</source>
        <translation>Chiavi e pacchetti del tunnel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salva</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogWindow</name>
    <message>
        <source>Log Window</source>
        <translation>Finestra del registro</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>Salva...</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::MainWindow</name>
    <message>
        <source>Keep running in the background?</source>
        <translation>Continuare in secondo piano?</translation>
    </message>
    <message>
        <source>&amp;Remember my answer</source>
        <translation>&amp;Ricorda la risposta</translation>
    </message>
    <message>
        <source>Keep Running</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Disconnect and Quit</source>
        <translation>Scollega ed esci</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) were not pushed.</source>
        <translation>
            <numerusform>%n modifica non è stata inviata.</numerusform>
            <numerusform>%n modifiche non sono state inviate.</numerusform>
        </translation>
    </message>
    <message>
        <source>Push...</source>
        <translation>Invia...</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>Advanced &amp;Mode</source>
        <translation>&amp;Modalità avanzata</translation>
    </message>
    <message>
        <source>Simple &amp;Mode</source>
        <translation>&amp;Modalità semplice</translation>
    </message>
    <message>
        <source>Connection &amp;Entries</source>
        <translation>C&amp;onnessioni</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Stato</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Registro</translation>
    </message>
    <message>
        <source>He&amp;adend</source>
        <translation>Conce&amp;ntratore</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>O&amp;pzioni</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Lingua</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Scorciatoie da tastiera</translation>
    </message>
    <message>
        <source>Page &quot;%1&quot;</source>
        <translation>Pagina &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation>Ctrl+%1</translation>
    </message>
    <message>
        <source>Next pane, previous pane</source>
        <translation>Riquadro successivo, precedente</translation>
    </message>
    <message>
        <source>Connect the selected entry</source>
        <translation>Collega la connessione scelta</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Azione</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasti</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>About Drawbridge</source>
        <translation>Informazioni su Drawbridge</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Not connected with, and not endorsed by, Cisco Systems; &quot;Cisco&quot; and &quot;PIX&quot; are named only to say what it works with.</source>
        <translation>Software libero sotto la GNU General Public License, versione 3 o successiva. Non è legato a Cisco Systems né da essa approvato; &quot;Cisco&quot; e &quot;PIX&quot; sono nominati solo per dire con che cosa funziona.</translation>
    </message>
    <message>
        <source>Start &amp;With</source>
        <translation>Ini&amp;zia con</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>&amp;Certificati</translation>
    </message>
    <message>
        <source>Run On</source>
        <translation>Esegui su</translation>
    </message>
    <message>
        <source>The headend is running.</source>
        <translation>Il concentratore è in funzione.</translation>
    </message>
    <message>
        <source>The connection &quot;%1&quot; is up or being made.</source>
        <translation>La connessione &quot;%1&quot; è attiva o si sta stabilendo.</translation>
    </message>
    <message>
        <source>%1 connections are up or being made: %2.</source>
        <translation>%1 connessioni sono attive o si stanno stabilendo: %2.</translation>
    </message>
    <message>
        <source>Both ends of a classic IPsec remote-access VPN: a client with the manners of VPN Client 3.5 and 4.x, and a headend that speaks a PIX 6.3 configuration, on the real network and on a lab inside this program.</source>
        <translation>I due capi di una classica VPN IPsec di accesso remoto: un client con i modi di VPN Client 3.5 e 4.x e un concentratore che parla la configurazione PIX 6.3, sulla rete reale e su una rete di prova dentro questo programma.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::MonitorCharts</name>
    <message>
        <source>Throughput, kb/s</source>
        <translation>Velocità, kb/s</translation>
    </message>
    <message>
        <source>IKE tunnels</source>
        <translation>Tunnel IKE</translation>
    </message>
    <message>
        <source>Dropped packets</source>
        <translation>Pacchetti scartati</translation>
    </message>
    <message>
        <source>to clients</source>
        <translation>verso i client</translation>
    </message>
    <message>
        <source>from clients</source>
        <translation>dai client</translation>
    </message>
    <message>
        <source>To clients, kb/s</source>
        <translation>Verso i client, kb/s</translation>
    </message>
    <message>
        <source>From clients, kb/s</source>
        <translation>Dai client, kb/s</translation>
    </message>
    <message>
        <source>other reasons</source>
        <translation>altri motivi</translation>
    </message>
    <message>
        <source>all reasons</source>
        <translation>tutti i motivi</translation>
    </message>
    <message>
        <source>To clients %1, highest %2; from clients %3, highest %4.</source>
        <translation>Verso i client %1, massimo %2; dai client %3, massimo %4.</translation>
    </message>
    <message>
        <source>%1 now, %2 at most.</source>
        <translation>%1 adesso, al massimo %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>reason of drops, packets</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing was dropped.</source>
        <translation>Nulla è stato scartato.</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) dropped.</source>
        <translation>
            <numerusform>%n pacchetto scartato.</numerusform>
            <numerusform>%n pacchetti scartati.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 now</source>
        <comment>tunnels</comment>
        <translation>%1 adesso</translation>
    </message>
    <message>
        <source>none</source>
        <comment>drops</comment>
        <translation>nessuno</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::MonitorPage</name>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Paused: what happens meanwhile shows when you resume.</source>
        <translation>In pausa: ciò che accade nel frattempo appare alla ripresa.</translation>
    </message>
    <message>
        <source>Live, every second</source>
        <translation>Dal vivo, ogni secondo</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Last 5 minutes</source>
        <translation>Ultimi 5 minuti</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Ultima ora</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ultimo giorno</translation>
    </message>
    <message>
        <source>Time shown in the charts</source>
        <translation>Tempo mostrato nei grafici</translation>
    </message>
    <message>
        <source>The headend is stopped. Start it to see what passes.</source>
        <translation>Il concentratore è fermo. Avviarlo per vedere che cosa passa.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::MonitorTables</name>
    <message>
        <source>Sessions</source>
        <translation>Sessioni</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utenti</translation>
    </message>
    <message>
        <source>IKE SAs</source>
        <translation>SA IKE</translation>
    </message>
    <message>
        <source>IPsec SAs</source>
        <translation>SA IPsec</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connessioni</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Traduzioni</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>AAA servers</source>
        <translation>Server AAA</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Contatori</translation>
    </message>
    <message>
        <source>Syslog</source>
        <translation>Syslog</translation>
    </message>
    <message>
        <source>Connect a Client</source>
        <translation>Collega un client</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtra</translation>
    </message>
    <message>
        <source>Filter the rows of this table</source>
        <translation>Filtra le righe di questa tabella</translation>
    </message>
    <message>
        <source>Export CSV...</source>
        <translation>Esporta CSV...</translation>
    </message>
    <message>
        <source>No client is connected.</source>
        <translation>Nessun client è collegato.</translation>
    </message>
    <message>
        <source>No user is authenticated.</source>
        <translation>Nessun utente è autenticato.</translation>
    </message>
    <message>
        <source>There is no ISAKMP security association.</source>
        <translation>Non c&apos;è nessuna associazione di sicurezza ISAKMP.</translation>
    </message>
    <message>
        <source>There is no IPsec security association.</source>
        <translation>Non c&apos;è nessuna associazione di sicurezza IPsec.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Non c&apos;è nessuna connessione.</translation>
    </message>
    <message>
        <source>There is no translation.</source>
        <translation>Non c&apos;è nessuna traduzione.</translation>
    </message>
    <message>
        <source>The configuration has no address pool.</source>
        <translation>La configurazione non ha un pool di indirizzi.</translation>
    </message>
    <message>
        <source>The configuration has no AAA server.</source>
        <translation>La configurazione non ha un server AAA.</translation>
    </message>
    <message>
        <source>There are no counters.</source>
        <translation>Non ci sono contatori.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Non è ancora successo niente.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tab, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No row fits the filter.</source>
        <translation>Nessuna riga corrisponde al filtro.</translation>
    </message>
    <message>
        <source>Clear Login...</source>
        <translation>Chiudi l&apos;accesso...</translation>
    </message>
    <message>
        <source>End Connection...</source>
        <translation>Termina la connessione...</translation>
    </message>
    <message>
        <source>Clear Session...</source>
        <translation>Chiudi la sessione...</translation>
    </message>
    <message>
        <source>Clear All Logins...</source>
        <translation>Chiudi tutti gli accessi...</translation>
    </message>
    <message>
        <source>End All...</source>
        <translation>Termina tutte...</translation>
    </message>
    <message>
        <source>Clear All...</source>
        <translation>Chiudi tutte...</translation>
    </message>
    <message>
        <source>Clear Translations...</source>
        <translation>Chiudi le traduzioni...</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Selezionare prima una riga.</translation>
    </message>
    <message>
        <source>There is nothing to clear.</source>
        <translation>Non c&apos;è nulla da chiudere.</translation>
    </message>
    <message>
        <source>Writes the rows that are shown to a file.</source>
        <translation>Scrive in un file le righe mostrate.</translation>
    </message>
    <message>
        <source>There are no rows to write.</source>
        <translation>Non ci sono righe da scrivere.</translation>
    </message>
    <message>
        <source>End Connection</source>
        <translation>Termina la connessione</translation>
    </message>
    <message>
        <source>End the connection between %1 and %2?</source>
        <translation>Terminare la connessione tra %1 e %2?</translation>
    </message>
    <message>
        <source>End</source>
        <comment>connection</comment>
        <translation>Termina</translation>
    </message>
    <message>
        <source>Clear Logins</source>
        <translation>Chiudi gli accessi</translation>
    </message>
    <message numerus="yes">
        <source>Clear the login of %n user(s)? They are asked to log in again.</source>
        <translation>
            <numerusform>Chiudere l&apos;accesso di %n utente? All&apos;utente viene chiesto di accedere di nuovo.</numerusform>
            <numerusform>Chiudere l&apos;accesso di %n utenti? Agli utenti viene chiesto di accedere di nuovo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>sessions</comment>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>End Connections</source>
        <translation>Termina le connessioni</translation>
    </message>
    <message numerus="yes">
        <source>End %n connection(s)?</source>
        <translation>
            <numerusform>Terminare %n connessione?</numerusform>
            <numerusform>Terminare %n connessioni?</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear Translations</source>
        <translation>Chiudi le traduzioni</translation>
    </message>
    <message>
        <source>Clear the translations? The connections that use them end.</source>
        <translation>Chiudere le traduzioni? Le connessioni che le usano terminano.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1.</source>
        <translation>
            <numerusform>%n riga scritta in %1.</numerusform>
            <numerusform>%n righe scritte in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Navigation</name>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Headend</source>
        <translation>Concentratore</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
    <message>
        <source>%1 (Ctrl+B)</source>
        <translation>%1 (Ctrl+B)</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) not pushed</source>
        <translation>
            <numerusform>%n modifica non inviata</numerusform>
            <numerusform>%n modifiche non inviate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::NotificationModel</name>
    <message>
        <source>Error: %1</source>
        <translation>Errore: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Avviso: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Messaggio</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::NotificationsWindow</name>
    <message>
        <source>Notifications</source>
        <translation>Notifiche</translation>
    </message>
    <message>
        <source>Messages of this session</source>
        <translation>Messaggi di questa sessione</translation>
    </message>
    <message>
        <source>There are no new notification messages at this time.</source>
        <translation>Al momento non ci sono nuovi messaggi di notifica.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::OtherConnectionsForm</name>
    <message>
        <source>Other Connections</source>
        <translation>Altre connessioni</translation>
    </message>
    <message>
        <source>Connection Security</source>
        <translation>Sicurezza della connessione</translation>
    </message>
    <message>
        <source>Se&amp;curity:</source>
        <translation>Si&amp;curezza:</translation>
    </message>
    <message>
        <source>other connections</source>
        <translation>altre connessioni</translation>
    </message>
    <message>
        <source>Local Network Interface</source>
        <translation>Interfaccia di rete locale</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nome:</translation>
    </message>
    <message>
        <source>local network interface</source>
        <translation>interfaccia di rete locale</translation>
    </message>
    <message>
        <source>&amp;IP Addr:</source>
        <translation>&amp;Indirizzo IP:</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>P&amp;orta:</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>network interface</comment>
        <translation>Qualsiasi</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>address</comment>
        <translation>Qualsiasi</translation>
    </message>
    <message>
        <source>All</source>
        <comment>ports</comment>
        <translation>Tutte</translation>
    </message>
    <message>
        <source>What no rule above covers leaves in the clear, as if there were no policy. This rule always comes last and cannot be deleted.</source>
        <translation>Ciò che nessuna regola precedente copre esce in chiaro, come se non ci fosse una politica. Questa regola è sempre l&apos;ultima e non può essere eliminata.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::OverviewPage</name>
    <message>
        <source>The headend is stopped.</source>
        <translation>Il concentratore è fermo.</translation>
    </message>
    <message>
        <source>It starts with the configuration that was saved to startup, or with the lab&apos;s own if none was saved.</source>
        <translation>Si avvia con la configurazione salvata per l&apos;avvio o, se non ne è stata salvata nessuna, con quella della rete di prova.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Start from another configuration:</source>
        <translation>Avvia da un&apos;altra configurazione:</translation>
    </message>
    <message>
        <source>The Lab&apos;s Configuration</source>
        <translation>Configurazione della rete di prova</translation>
    </message>
    <message>
        <source>Load a File...</source>
        <translation>Carica un file...</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vuota</translation>
    </message>
    <message>
        <source>Headend</source>
        <translation>Concentratore</translation>
    </message>
    <message>
        <source>PIX 6.3 configuration · in this program, on the built-in lab network</source>
        <translation>Configurazione PIX 6.3 · in questo programma, sulla rete di prova incorporata</translation>
    </message>
    <message>
        <source>PIX 6.3 · built-in lab · running for %1</source>
        <translation>PIX 6.3 · rete di prova incorporata · in funzione da %1</translation>
    </message>
    <message>
        <source>PIX 6.3 configuration · in this program, on the built-in lab network · running for %1</source>
        <translation>Configurazione PIX 6.3 · in questo programma, sulla rete di prova incorporata · in funzione da %1</translation>
    </message>
    <message>
        <source>Its corrected variant...</source>
        <translation>La sua variante corretta...</translation>
    </message>
    <message>
        <source>PIX 6.3 configuration · on the interfaces of this machine</source>
        <translation>Configurazione PIX 6.3 · sulle interfacce di questo computer</translation>
    </message>
    <message>
        <source>%1 · running for %2</source>
        <translation>%1 · in funzione da %2</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PasteDialog</name>
    <message>
        <source>Paste into the Console</source>
        <translation>Incolla nella console</translation>
    </message>
    <message numerus="yes">
        <source>Send %n line(s)?</source>
        <translation>
            <numerusform>Inviare %n riga?</numerusform>
            <numerusform>Inviare %n righe?</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines to send</source>
        <translation>Righe da inviare</translation>
    </message>
    <message>
        <source>Each line acts as soon as the headend reads it.</source>
        <translation>Ogni riga ha effetto appena il concentratore la legge.</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Invia</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnulla</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyEditor</name>
    <message>
        <source>&quot;%1&quot; is not a security policy. Modify opens its own form.</source>
        <translation>&quot;%1&quot; non è una politica di sicurezza. Modifica apre il modulo corrispondente.</translation>
    </message>
    <message>
        <source>Policy active</source>
        <translation>Politica attiva</translation>
    </message>
    <message>
        <source>Policy not active</source>
        <translation>Politica non attiva</translation>
    </message>
    <message>
        <source>1 rule and the default</source>
        <translation>1 regola e la predefinita</translation>
    </message>
    <message>
        <source>no unsaved changes</source>
        <translation>nessuna modifica non salvata</translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved change(s)</source>
        <translation>
            <numerusform>%n modifica non salvata</numerusform>
            <numerusform>%n modifiche non salvate</numerusform>
        </translation>
    </message>
    <message>
        <source>No key is set. It is asked for at each connection.</source>
        <translation>Nessuna chiave è impostata. Viene chiesta a ogni collegamento.</translation>
    </message>
    <message>
        <source>The key is kept in the desktop keyring.</source>
        <translation>La chiave è conservata nel portachiavi del desktop.</translation>
    </message>
    <message>
        <source>The key stands in the entry&apos;s file, where everyone who can read the file can read it. Set it again to keep it in the desktop keyring.</source>
        <translation>La chiave si trova nel file della connessione, dove chiunque possa leggere il file può leggerla. Impostarla di nuovo per conservarla nel portachiavi del desktop.</translation>
    </message>
    <message>
        <source>No keyring is running, so the key is asked for at each connection.</source>
        <translation>Nessun portachiavi è in funzione, perciò la chiave viene chiesta a ogni collegamento.</translation>
    </message>
    <message>
        <source>This is the key of the built-in lab, which is no secret.</source>
        <translation>Questa è la chiave della rete di prova incorporata e non è un segreto.</translation>
    </message>
    <message>
        <source>The policy was not saved.</source>
        <translation>La politica non è stata salvata.</translation>
    </message>
    <message>
        <source>Saved. The running connection keeps the policy that it was made with; the new one counts from the next connection on.</source>
        <translation>Salvata. La connessione attiva mantiene la politica con cui è stata creata; la nuova vale dal prossimo collegamento.</translation>
    </message>
    <message>
        <source>Security Policy Editor</source>
        <translation>Editor delle politiche di sicurezza</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of this security policy are not saved.</source>
        <translation>
            <numerusform>%n modifica di questa politica di sicurezza non è stata salvata.</numerusform>
            <numerusform>%n modifiche di questa politica di sicurezza non sono state salvate.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save Policy</source>
        <translation>&amp;Salva politica</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>Scar&amp;ta</translation>
    </message>
    <message>
        <source>&amp;Keep Editing</source>
        <translation>Contin&amp;ua a modificare</translation>
    </message>
    <message>
        <source>New Security Policy[*] - Security Policy Editor</source>
        <translation>Nuova politica di sicurezza[*] - Editor delle politiche di sicurezza</translation>
    </message>
    <message>
        <source>%1[*] - Security Policy Editor</source>
        <translation>%1[*] - Editor delle politiche di sicurezza</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Mo&amp;difica</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>&amp;Ripristina</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Chiudi</translation>
    </message>
    <message>
        <source>&amp;Rename Connection</source>
        <translation>Ri&amp;nomina connessione</translation>
    </message>
    <message>
        <source>Pre-Shared &amp;Key...</source>
        <translation>C&amp;hiave precondivisa...</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>Rino&amp;mina</translation>
    </message>
    <message>
        <source>Rename the connection (F2)</source>
        <translation>Rinomina la connessione (F2)</translation>
    </message>
    <message>
        <source>Rules of the policy</source>
        <translation>Regole della politica</translation>
    </message>
    <message>
        <source>The keyring is locked, refuses access or does not answer, so the key is asked for.</source>
        <translation>Il portachiavi è bloccato, rifiuta l&apos;accesso o non risponde, quindi la chiave viene chiesta.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyEntryForm</name>
    <message>
        <source>Network Security Policy</source>
        <translation>Politica di sicurezza della rete</translation>
    </message>
    <message>
        <source>Connection Entry</source>
        <translation>Connessione</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nome:</translation>
    </message>
    <message>
        <source>The main window renames it: Connection Entries, Rename.</source>
        <translation>Si rinomina nella finestra principale: Connessioni, Rinomina.</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>Descri&amp;zione:</translation>
    </message>
    <message>
        <source>Rules are tried from the top; the first whose remote party matches decides. &quot;Other Connections&quot; always comes last. The pre-shared key is set under My Identity.</source>
        <translation>Le regole sono provate dall&apos;alto; decide la prima la cui parte remota corrisponde. &quot;Altre connessioni&quot; è sempre l&apos;ultima. La chiave precondivisa si imposta in La mia identità.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyForm</name>
    <message>
        <source>restore %1</source>
        <translation>ripristino di %1</translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation>cambio di nome di %1</translation>
    </message>
    <message>
        <source>change priority of %1</source>
        <translation>modifica della priorità di %1</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminato</translation>
    </message>
    <message>
        <source>It goes with the next push.</source>
        <translation>Scompare con il prossimo invio.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandi</translation>
    </message>
    <message>
        <source>Commands of this form</source>
        <translation>Comandi di questo modulo</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyIdentityForm</name>
    <message>
        <source>My Identity</source>
        <translation>La mia identità</translation>
    </message>
    <message>
        <source>Pre-shared Key</source>
        <translation>Chiave precondivisa</translation>
    </message>
    <message>
        <source>Pre-Shared &amp;Key...</source>
        <translation>C&amp;hiave precondivisa...</translation>
    </message>
    <message>
        <source>Identity and Interface</source>
        <translation>Identità e interfaccia</translation>
    </message>
    <message>
        <source>&amp;ID Type:</source>
        <translation>&amp;Tipo di ID:</translation>
    </message>
    <message>
        <source>my identity</source>
        <translation>la mia identità</translation>
    </message>
    <message>
        <source>The gateway knows this end by the address that it calls from.</source>
        <translation>Il gateway riconosce questo capo dall&apos;indirizzo da cui chiama.</translation>
    </message>
    <message>
        <source>&amp;Local Network Interface:</source>
        <translation>Interfaccia di rete &amp;locale:</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>network interface</comment>
        <translation>Qualsiasi</translation>
    </message>
    <message>
        <source>A new key was typed. Save Policy keeps it in the desktop keyring.</source>
        <translation>È stata scritta una nuova chiave. Salva politica la conserva nel portachiavi del desktop.</translation>
    </message>
    <message>
        <source>A new key was typed, but no keyring is running that could keep it. It is asked for at each connection.</source>
        <translation>È stata scritta una nuova chiave, ma non è in funzione alcun portachiavi che possa conservarla. Viene chiesta a ogni collegamento.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyKindView</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name, what became of it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) connected</source>
        <translation>
            <numerusform>%n utente collegato</numerusform>
            <numerusform>%n utenti collegati</numerusform>
        </translation>
    </message>
    <message>
        <source>add %1</source>
        <translation>aggiunta di %1</translation>
    </message>
    <message>
        <source>duplicate %1</source>
        <translation>duplicazione di %1</translation>
    </message>
    <message>
        <source>%1 cannot be deleted. %2</source>
        <translation>Non è possibile eliminare %1. %2</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>eliminazione di %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aggiungi</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplica</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>There are none yet. Press Add to make the first.</source>
        <translation>L&apos;elenco è ancora vuoto. Premere Aggiungi per creare il primo elemento.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyObjectModel</name>
    <message>
        <source>transport</source>
        <translation>trasporto</translation>
    </message>
    <message>
        <source>tunnel</source>
        <translation>tunnel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Address pool</source>
        <translation>Pool di indirizzi</translation>
    </message>
    <message>
        <source>Idle time</source>
        <translation>Tempo di inattività</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utenti</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>noun</comment>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>First address</source>
        <translation>Primo indirizzo</translation>
    </message>
    <message>
        <source>Last address</source>
        <translation>Ultimo indirizzo</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Indirizzi</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In uso</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorità</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>Diffie-Hellman</comment>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Autenticazione</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Integrità</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Intestazione</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modalità</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, what became of it</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyObjects</name>
    <message>
        <source>VPN groups</source>
        <translation>Gruppi VPN</translation>
    </message>
    <message>
        <source>Address pools</source>
        <translation>Pool di indirizzi</translation>
    </message>
    <message>
        <source>ISAKMP policies</source>
        <translation>Politiche ISAKMP</translation>
    </message>
    <message>
        <source>Transform sets</source>
        <translation>Transform set</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>edit</comment>
        <translation>modificato</translation>
    </message>
    <message>
        <source>new</source>
        <comment>edit</comment>
        <translation>nuovo</translation>
    </message>
    <message>
        <source>deleted</source>
        <comment>edit</comment>
        <translation>eliminato</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyPage</name>
    <message>
        <source>Policy</source>
        <translation>Politica</translation>
    </message>
    <message>
        <source>Policy of %1</source>
        <translation>Politica di %1</translation>
    </message>
    <message>
        <source>Preview and Push... (%1)</source>
        <translation>Anteprima e invio... (%1)</translation>
    </message>
    <message>
        <source>Preview and Push...</source>
        <translation>Anteprima e invio...</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n errore</numerusform>
            <numerusform>%n errori</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n avviso</numerusform>
            <numerusform>%n avvisi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n nota</numerusform>
            <numerusform>%n note</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) checked.</source>
        <translation>
            <numerusform>%n riga controllata.</numerusform>
            <numerusform>%n righe controllate.</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings.</source>
        <translation>Nessun rilievo.</translation>
    </message>
    <message>
        <source>Edits stay here until they are pushed.</source>
        <translation>Le modifiche restano qui finché non sono inviate.</translation>
    </message>
    <message>
        <source>Visual</source>
        <translation>Grafica</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation>Scarta le modifiche</translation>
    </message>
    <message>
        <source>The headend is stopped. Start it to edit its policy.</source>
        <translation>Il concentratore è fermo. Avviarlo per modificarne la politica.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Kinds of objects</source>
        <translation>Tipi di oggetti</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Rilievi</translation>
    </message>
    <message>
        <source>Select a finding first.</source>
        <translation>Selezionare prima un rilievo.</translation>
    </message>
    <message>
        <source>Only a person can mend this.</source>
        <translation>A questo può rimediare solo una persona.</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Rimedia</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyPhase1Form</name>
    <message>
        <source>phase 1</source>
        <translation>fase 1</translation>
    </message>
    <message>
        <source>Authentication (Phase 1), Proposal %1</source>
        <translation>Autenticazione (fase 1), proposta %1</translation>
    </message>
    <message>
        <source>Authentication Method and Algorithms</source>
        <translation>Metodo di autenticazione e algoritmi</translation>
    </message>
    <message>
        <source>&amp;Authentication Method:</source>
        <translation>Me&amp;todo di autenticazione:</translation>
    </message>
    <message>
        <source>En&amp;crypt Alg:</source>
        <translation>Alg. di &amp;cifratura:</translation>
    </message>
    <message>
        <source>Hash Al&amp;g:</source>
        <translation>Al&amp;g. di hash:</translation>
    </message>
    <message>
        <source>&amp;Key Group:</source>
        <translation>Gruppo di ch&amp;iavi:</translation>
    </message>
    <message>
        <source>Pre-shared key</source>
        <translation>Chiave precondivisa</translation>
    </message>
    <message>
        <source>Choose DES or Triple DES: phase 1 is always encrypted.</source>
        <translation>Scegliere DES o Triple DES: la fase 1 è sempre cifrata.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyPhase2Form</name>
    <message>
        <source>phase 2</source>
        <translation>fase 2</translation>
    </message>
    <message>
        <source>Key exchange (Phase 2), Proposal %1</source>
        <translation>Scambio delle chiavi (fase 2), proposta %1</translation>
    </message>
    <message>
        <source>IPSec Protocols</source>
        <translation>Protocolli IPSec</translation>
    </message>
    <message>
        <source>Encapsulation &amp;Protocol (ESP)</source>
        <translation>&amp;Protocollo di incapsulamento (ESP)</translation>
    </message>
    <message>
        <source>En&amp;crypt Alg:</source>
        <translation>Alg. di &amp;cifratura:</translation>
    </message>
    <message>
        <source>Hash Al&amp;g:</source>
        <translation>Al&amp;g. di hash:</translation>
    </message>
    <message>
        <source>Encaps&amp;ulation:</source>
        <translation>&amp;Incapsulamento:</translation>
    </message>
    <message>
        <source>Authentication Protocol (AH)</source>
        <translation>Protocollo di autenticazione (AH)</translation>
    </message>
    <message>
        <source>&amp;AH:</source>
        <translation>A&amp;H:</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>No AH</source>
        <translation>Nessun AH</translation>
    </message>
    <message>
        <source>Null encrypts nothing: packets are protected against change, not against reading.</source>
        <translation>Null non cifra nulla: i pacchetti sono protetti dalle modifiche, non dalla lettura.</translation>
    </message>
    <message>
        <source>Tick this: without ESP there is no protocol that could protect the traffic.</source>
        <translation>Spuntare questa casella: senza ESP nessun protocollo può proteggere il traffico.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyRuleForm</name>
    <message>
        <source>Connection Security</source>
        <translation>Sicurezza della connessione</translation>
    </message>
    <message>
        <source>Se&amp;cure</source>
        <translation>Si&amp;cura</translation>
    </message>
    <message>
        <source>&amp;Non-secure</source>
        <translation>Non sic&amp;ura</translation>
    </message>
    <message>
        <source>Remote Party Identity and Addressing</source>
        <translation>Identità e indirizzamento della parte remota</translation>
    </message>
    <message>
        <source>ID T&amp;ype:</source>
        <translation>Ti&amp;po di ID:</translation>
    </message>
    <message>
        <source>remote party</source>
        <translation>parte remota</translation>
    </message>
    <message>
        <source>&amp;Protocol:</source>
        <translation>Protoco&amp;llo:</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>P&amp;orta:</translation>
    </message>
    <message>
        <source>All</source>
        <comment>protocols</comment>
        <translation>Tutti</translation>
    </message>
    <message>
        <source>All</source>
        <comment>ports</comment>
        <translation>Tutte</translation>
    </message>
    <message>
        <source>Connect using secure &amp;tunnel</source>
        <translation>Colle&amp;ga tramite tunnel sicuro</translation>
    </message>
    <message>
        <source>&amp;ID Type:</source>
        <translation>&amp;Tipo di ID:</translation>
    </message>
    <message>
        <source>secure tunnel</source>
        <translation>tunnel sicuro</translation>
    </message>
    <message>
        <source>Su&amp;bnet:</source>
        <translation>Sottor&amp;ete:</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Indirizzo:</translation>
    </message>
    <message>
        <source>Mas&amp;k:</source>
        <translation>Masc&amp;hera:</translation>
    </message>
    <message>
        <source>&amp;Domain Name:</source>
        <translation>&amp;Nome di dominio:</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>Indiri&amp;zzo:</translation>
    </message>
    <message>
        <source>Traffic to the remote party goes through the tunnel; the first rule that matches decides.</source>
        <translation>Il traffico verso la parte remota passa nel tunnel; decide la prima regola che corrisponde.</translation>
    </message>
    <message>
        <source>No rule of this policy is Secure. It can be saved, but nothing can be connected with it.</source>
        <translation>Nessuna regola di questa politica è sicura. La politica può essere salvata, ma non permette alcun collegamento.</translation>
    </message>
    <message>
        <source>Enter the subnet that is reached through the tunnel.</source>
        <translation>Immettere la sottorete da raggiungere attraverso il tunnel.</translation>
    </message>
    <message>
        <source>Enter the address that is reached through the tunnel.</source>
        <translation>Immettere l&apos;indirizzo da raggiungere attraverso il tunnel.</translation>
    </message>
    <message>
        <source>Enter the mask of the subnet, for example 255.255.255.0.</source>
        <translation>Immettere la maschera della sottorete, per esempio 255.255.255.0.</translation>
    </message>
    <message>
        <source>%1 is not a network mask.</source>
        <translation>%1 non è una maschera di rete.</translation>
    </message>
    <message>
        <source>Enter a port from 1 to 65535, or choose All.</source>
        <translation>Immettere una porta da 1 a 65535 o scegliere Tutte.</translation>
    </message>
    <message>
        <source>Enter the host name of the gateway.</source>
        <translation>Immettere il nome di host del gateway.</translation>
    </message>
    <message>
        <source>Enter the address of the gateway.</source>
        <translation>Immettere l&apos;indirizzo del gateway.</translation>
    </message>
    <message>
        <source>%1 is not an address.</source>
        <translation>%1 non è un indirizzo.</translation>
    </message>
    <message>
        <source>Without a secure tunnel to a gateway the remote party itself must be one address: choose ID Type IP Address, or tick this.</source>
        <translation>Senza un tunnel sicuro verso un gateway la parte remota stessa deve essere un solo indirizzo: scegliere il tipo di ID Indirizzo IP o spuntare questa casella.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyTreeModel</name>
    <message>
        <source>Remote access</source>
        <translation>Accesso remoto</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>kind of objects, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n edited</source>
        <translation>
            <numerusform>%1, %n modificato</numerusform>
            <numerusform>%1, %n modificati</numerusform>
        </translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accesso</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyWords</name>
    <message>
        <source>%1 (weak)</source>
        <translation>%1 (debole)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>none, NULL</source>
        <translation>nessuna, NULL</translation>
    </message>
    <message>
        <source>Pre-shared key</source>
        <translation>Chiave precondivisa</translation>
    </message>
    <message>
        <source>Certificate (RSA)</source>
        <translation>Certificato (RSA)</translation>
    </message>
    <message>
        <source>Hybrid (gateway&apos;s certificate)</source>
        <translation>Ibrida (certificato del gateway)</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PoolForm</name>
    <message>
        <source>change first address of %1</source>
        <translation>modifica del primo indirizzo di %1</translation>
    </message>
    <message>
        <source>change last address of %1</source>
        <translation>modifica dell&apos;ultimo indirizzo di %1</translation>
    </message>
    <message>
        <source>%1 is not a network mask.</source>
        <translation>%1 non è una maschera di rete.</translation>
    </message>
    <message>
        <source>change mask of %1</source>
        <translation>modifica della maschera di %1</translation>
    </message>
    <message>
        <source>An address is needed.</source>
        <translation>Serve un indirizzo.</translation>
    </message>
    <message>
        <source>The first address comes after the last, %1.</source>
        <translation>Il primo indirizzo viene dopo l&apos;ultimo, %1.</translation>
    </message>
    <message>
        <source>The last address comes before the first, %1.</source>
        <translation>L&apos;ultimo indirizzo viene prima del primo, %1.</translation>
    </message>
    <message>
        <source>%1 now</source>
        <comment>pool</comment>
        <translation>%1 adesso</translation>
    </message>
    <message>
        <source>Address pool</source>
        <translation>Pool di indirizzi</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>No&amp;me:</translation>
    </message>
    <message>
        <source>&amp;First address:</source>
        <translation>Primo &amp;indirizzo:</translation>
    </message>
    <message>
        <source>Las&amp;t address:</source>
        <translation>Ul&amp;timo indirizzo:</translation>
    </message>
    <message>
        <source>&amp;Mask:</source>
        <translation>Masc&amp;hera:</translation>
    </message>
    <message>
        <source>Given to clients beside the address; none is usual.</source>
        <translation>Assegnata ai client insieme all&apos;indirizzo; di solito nessuna.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuna</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PoolModel</name>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%1 di %2 in uso</translation>
    </message>
    <message>
        <source>free</source>
        <comment>address</comment>
        <translation>libero</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>address</comment>
        <translation>in uso</translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation>meno di 1 min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>In use for</source>
        <translation>In uso da</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PoolStrip</name>
    <message>
        <source>%1, %2</source>
        <comment>how long, from where</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PoolUseModel</name>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Indirizzi</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In uso</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Liberi</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utenti</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PreSharedKeyDialog</name>
    <message>
        <source>The key needs %1 characters or more.</source>
        <translation>La chiave deve avere almeno %1 caratteri.</translation>
    </message>
    <message>
        <source>The two keys differ.</source>
        <translation>Le due chiavi sono diverse.</translation>
    </message>
    <message>
        <source>Pre-Shared Key</source>
        <translation>Chiave precondivisa</translation>
    </message>
    <message>
        <source>Type the key that your administrator gave you for this gateway. Capital letters and small letters differ.</source>
        <translation>Scrivere la chiave ricevuta dall&apos;amministratore per questo gateway. Le maiuscole e le minuscole sono distinte.</translation>
    </message>
    <message>
        <source>Pre-shared &amp;Key:</source>
        <translation>&amp;Chiave precondivisa:</translation>
    </message>
    <message>
        <source>C&amp;onfirm Key:</source>
        <translation>C&amp;onferma chiave:</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>&amp;Set Key</source>
        <translation>&amp;Imposta chiave</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferenze</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Generali</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspetto</translation>
    </message>
    <message>
        <source>Preferences pages</source>
        <translation>Pagine delle preferenze</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Lingua:</translation>
    </message>
    <message>
        <source>When the window is &amp;closed while busy:</source>
        <translation>Se la finestra si &amp;chiude mentre è in uso:</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Chiedi</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Disconnect and quit</source>
        <translation>Scollega ed esci</translation>
    </message>
    <message>
        <source>Show &amp;headend pages</source>
        <translation>&amp;Mostra le pagine del concentratore</translation>
    </message>
    <message>
        <source>Close the connection history when the connection is &amp;up</source>
        <translation>C&amp;hiudi la cronologia quando la connessione è attiva</translation>
    </message>
    <message>
        <source>&amp;Scheme:</source>
        <translation>&amp;Schema:</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Come il desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>Co&amp;ntrast:</source>
        <translation>&amp;Contrasto:</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>&amp;Widgets:</source>
        <translation>C&amp;ontrolli:</translation>
    </message>
    <message>
        <source>&amp;Animations</source>
        <translation>&amp;Animazioni</translation>
    </message>
    <message>
        <source>&amp;Refuse what must be accounted while the queue of records is full</source>
        <translation>&amp;Rifiuta ciò che va contabilizzato quando la coda dei record è piena</translation>
    </message>
    <message>
        <source>From the next start on. Otherwise such connections pass and their records are lost.</source>
        <translation>Dal prossimo avvio. Altrimenti queste connessioni passano e i loro record vanno persi.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ProfileModel</name>
    <message>
        <source>%1, legacy algorithms</source>
        <translation>%1, algoritmi obsoleti</translation>
    </message>
    <message>
        <source>%1 The file was kept as %2.</source>
        <translation>%1 Il file è stato conservato come %2.</translation>
    </message>
    <message>
        <source>Set by your administrator.</source>
        <translation>Impostato dall&apos;amministratore.</translation>
    </message>
    <message>
        <source>%1, damaged</source>
        <translation>%1, danneggiata</translation>
    </message>
    <message>
        <source>%1, default entry</source>
        <translation>%1, connessione predefinita</translation>
    </message>
    <message>
        <source>Connection Entry</source>
        <translation>Connessione</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Trasporto</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Autenticazione</translation>
    </message>
    <message>
        <source>Last connected</source>
        <translation>Ultimo uso</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an entry and its state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PushDialog</name>
    <message numerus="yes">
        <source>%1 of %n command(s) sent.</source>
        <translation>
            <numerusform>Comandi inviati: %1 di %n.</numerusform>
            <numerusform>Comandi inviati: %1 di %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Commands (%1)</source>
        <translation>Comandi (%1)</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Fianco a fianco</translation>
    </message>
    <message>
        <source>To undo (%1)</source>
        <translation>Per annullare (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s), in a safe order: nothing is named before it exists, nothing goes while something names it.</source>
        <translation>
            <numerusform>%n comando, in un ordine sicuro: niente è nominato prima di esistere, niente scompare finché qualcosa lo nomina.</numerusform>
            <numerusform>%n comandi, in un ordine sicuro: niente è nominato prima di esistere, niente scompare finché qualcosa lo nomina.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Push %n Command(s)</source>
        <translation>
            <numerusform>&amp;Invia %n comando</numerusform>
            <numerusform>&amp;Invia %n comandi</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed at the console</source>
        <translation>Modificata dalla console</translation>
    </message>
    <message>
        <source>These commands would undo what was done there. Merge your edits first.</source>
        <translation>Questi comandi annullerebbero ciò che è stato fatto lì. Unire prima le proprie modifiche.</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Unisci</translation>
    </message>
    <message numerus="yes">
        <source>The check finds %n error(s)</source>
        <translation>
            <numerusform>Il controllo trova %n errore</numerusform>
            <numerusform>Il controllo trova %n errori</numerusform>
        </translation>
    </message>
    <message>
        <source>Push a&amp;ll the same</source>
        <translation>In&amp;via comunque</translation>
    </message>
    <message>
        <source>%1. What groups give reaches users at their next login.</source>
        <translation>%1. Ciò che i gruppi assegnano arriva agli utenti al prossimo accesso.</translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation>Nessuno è collegato</translation>
    </message>
    <message>
        <source>No session is touched.</source>
        <translation>Nessuna sessione è interessata.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) stay connected</source>
        <translation>
            <numerusform>%n utente resta collegato</numerusform>
            <numerusform>%n utenti restano collegati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) are cut off</source>
        <translation>
            <numerusform>%n utente viene scollegato</numerusform>
            <numerusform>%n utenti vengono scollegati</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Chiudi</translation>
    </message>
    <message>
        <source>Preview and Push</source>
        <translation>Anteprima e invio</translation>
    </message>
    <message>
        <source>Preview and push</source>
        <translation>Anteprima e invio</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Precauzioni</translation>
    </message>
    <message>
        <source>&amp;Undo unless I confirm within</source>
        <translation>A&amp;nnulla se non confermo entro</translation>
    </message>
    <message>
        <source>Undo unless I confirm within</source>
        <translation>Annulla se non confermo entro</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Stop at the first &amp;error and undo</source>
        <translation>Ferma al primo &amp;errore e annulla</translation>
    </message>
    <message>
        <source>&amp;Save to startup after I confirm</source>
        <translation>&amp;Salva per l&apos;avvio dopo la conferma</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In esecuzione</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Desiderata</translation>
    </message>
    <message>
        <source>Running configuration</source>
        <translation>Configurazione in esecuzione</translation>
    </message>
    <message>
        <source>Wanted configuration</source>
        <translation>Configurazione desiderata</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandi</translation>
    </message>
    <message>
        <source>Commands that undo the push</source>
        <translation>Comandi che annullano l&apos;invio</translation>
    </message>
    <message>
        <source>Copy as &amp;Text</source>
        <translation>Copia come &amp;testo</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Rate</name>
    <message>
        <source>%1 b/s</source>
        <translation>%1 b/s</translation>
    </message>
    <message>
        <source>%1 kb/s</source>
        <translation>%1 kb/s</translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation>%1 Mb/s</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::RenameDialog</name>
    <message>
        <source>Rename &quot;%1&quot;</source>
        <translation>Rinomina &quot;%1&quot;</translation>
    </message>
    <message>
        <source>New &amp;name:</source>
        <translation>Nuovo &amp;nome:</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Rinomina</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::RouteModel</name>
    <message>
        <source>%1, key in use</source>
        <translation>%1, chiave in uso</translation>
    </message>
    <message>
        <source>none</source>
        <comment>security association</comment>
        <translation>nessuna</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Subnet Mask</source>
        <translation>Maschera di sottorete</translation>
    </message>
    <message>
        <source>SA</source>
        <comment>security association</comment>
        <translation>SA</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::RuleTreeModel</name>
    <message>
        <source>Secure</source>
        <translation>Sicura</translation>
    </message>
    <message>
        <source>Non-secure</source>
        <translation>Non sicura</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>remote party</comment>
        <translation>Qualsiasi</translation>
    </message>
    <message>
        <source>IP Address</source>
        <translation>Indirizzo IP</translation>
    </message>
    <message>
        <source>IP Subnet</source>
        <translation>Sottorete IP</translation>
    </message>
    <message>
        <source>IP Address Range</source>
        <translation>Intervallo di indirizzi IP</translation>
    </message>
    <message>
        <source>Domain Name</source>
        <translation>Nome di dominio</translation>
    </message>
    <message>
        <source>Network Security Policy</source>
        <translation>Politica di sicurezza della rete</translation>
    </message>
    <message>
        <source>My Identity</source>
        <translation>La mia identità</translation>
    </message>
    <message>
        <source>Security Policy</source>
        <translation>Politica di sicurezza</translation>
    </message>
    <message>
        <source>Authentication (Phase 1)</source>
        <translation>Autenticazione (fase 1)</translation>
    </message>
    <message>
        <source>Proposal %1: %2</source>
        <translation>Proposta %1: %2</translation>
    </message>
    <message>
        <source>Key exchange (Phase 2)</source>
        <translation>Scambio di chiavi (fase 2)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niente</translation>
    </message>
    <message>
        <source>%1- Other Connections</source>
        <translation>%1- Altre connessioni</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SaPairModel</name>
    <message>
        <source>SA pair</source>
        <translation>Coppia di SA</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>Identità proxy</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Trasformazione</translation>
    </message>
    <message>
        <source>Packets in / out</source>
        <translation>Pacchetti in entrata / uscita</translation>
    </message>
    <message>
        <source>Bytes in / out</source>
        <translation>Byte in entrata / uscita</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SecretEdit</name>
    <message>
        <source>Hide what was typed</source>
        <translation>Nascondi ciò che è stato scritto</translation>
    </message>
    <message>
        <source>Show what was typed</source>
        <translation>Mostra ciò che è stato scritto</translation>
    </message>
    <message>
        <source>kept; typing replaces it</source>
        <translation>conservata; scrivere la sostituisce</translation>
    </message>
    <message>
        <source>A secret is kept. Typing replaces it.</source>
        <translation>È conservato un segreto. Scrivere lo sostituisce.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SecurityPolicyForm</name>
    <message>
        <source>Security Policy</source>
        <translation>Politica di sicurezza</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>Negoziazione</translation>
    </message>
    <message>
        <source>Phase &amp;1 Mode:</source>
        <translation>Modalità della fase &amp;1:</translation>
    </message>
    <message>
        <source>Main Mode</source>
        <translation>Modalità principale</translation>
    </message>
    <message>
        <source>Enable &amp;Perfect Forward Secrecy</source>
        <translation>Attiva &amp;Perfect Forward Secrecy</translation>
    </message>
    <message>
        <source>PFS Key &amp;Group:</source>
        <translation>&amp;Gruppo della chiave PFS:</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SessionCard</name>
    <message>
        <source>%1, connected for %2</source>
        <translation>%1, collegato da %2</translation>
    </message>
    <message>
        <source>Trace...</source>
        <translation>Traccia...</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>Negoziazione</translation>
    </message>
    <message>
        <source>Clear Session</source>
        <translation>Chiudi la sessione</translation>
    </message>
    <message>
        <source>Security associations of the session</source>
        <translation>Associazioni di sicurezza della sessione</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SessionModel</name>
    <message>
        <source>no user name</source>
        <translation>senza nome utente</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>Pool address</source>
        <translation>Indirizzo del pool</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Indirizzo pubblico</translation>
    </message>
    <message>
        <source>SA pairs</source>
        <translation>Coppie di SA</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Ricevuti</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Inviati</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inattività</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SessionWindows</name>
    <message>
        <source>Connected to &quot;%1&quot;.</source>
        <translation>Collegato a &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>You disconnected from &quot;%1&quot;.</source>
        <translation>Collegamento a &quot;%1&quot; chiuso dall&apos;utente.</translation>
    </message>
    <message>
        <source>You cancelled the connection to &quot;%1&quot;.</source>
        <translation>Collegamento a &quot;%1&quot; annullato dall&apos;utente.</translation>
    </message>
    <message>
        <source>The connection to &quot;%1&quot; has ended. %2</source>
        <translation>La connessione a &quot;%1&quot; è terminata. %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not connected. %2</source>
        <translation>Collegamento a &quot;%1&quot; non riuscito. %2</translation>
    </message>
    <message>
        <source>%1 asks for your password</source>
        <translation>%1 chiede la password</translation>
    </message>
    <message>
        <source>The connection waits for your user name and password.</source>
        <translation>La connessione attende nome utente e password.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apri</translation>
    </message>
    <message>
        <source>Connected to &quot;%1&quot;</source>
        <translation>Collegato a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Connecting to &quot;%1&quot;</source>
        <translation>Collegamento a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non collegato</translation>
    </message>
    <message>
        <source>Your VPN connection is not active.</source>
        <translation>La connessione VPN non è attiva.</translation>
    </message>
    <message>
        <source>The gateway of &quot;%1&quot; named no other gateways for the next time.</source>
        <translation>Il gateway di &quot;%1&quot; non ha indicato altri gateway per la prossima volta.</translation>
    </message>
    <message>
        <source>The gateway of &quot;%1&quot; named other gateways for the next time: %2.</source>
        <translation>Il gateway di &quot;%1&quot; ha indicato altri gateway per la prossima volta: %2.</translation>
    </message>
    <message>
        <source>The connection to &quot;%1&quot; was lost and is made again.</source>
        <translation>Il collegamento a &quot;%1&quot; si è perso e si ristabilisce.</translation>
    </message>
    <message>
        <source>%1 of %2 connections are up</source>
        <translation>%1 di %2 connessioni attive</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SessionsPanel</name>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Non è ancora successo niente.</translation>
    </message>
    <message>
        <source>No client is connected.</source>
        <translation>Nessun client è collegato.</translation>
    </message>
    <message>
        <source>There is no ISAKMP security association.</source>
        <translation>Non c&apos;è nessuna associazione di sicurezza ISAKMP.</translation>
    </message>
    <message>
        <source>There is no IPsec security association.</source>
        <translation>Non c&apos;è nessuna associazione di sicurezza IPsec.</translation>
    </message>
    <message>
        <source>No user is authenticated.</source>
        <translation>Nessun utente è autenticato.</translation>
    </message>
    <message>
        <source>Connect a Client</source>
        <translation>Collega un client</translation>
    </message>
    <message>
        <source>Events, sessions and security associations</source>
        <translation>Eventi, sessioni e associazioni di sicurezza</translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation>Eventi recenti</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessioni</translation>
    </message>
    <message>
        <source>IKE SAs</source>
        <translation>SA IKE</translation>
    </message>
    <message>
        <source>IPsec SAs</source>
        <translation>SA IPsec</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utenti</translation>
    </message>
    <message>
        <source>Clear Login...</source>
        <translation>Chiudi l&apos;accesso...</translation>
    </message>
    <message>
        <source>Clear Session...</source>
        <translation>Chiudi la sessione...</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Selezionare prima una riga.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ShellStatusBar</name>
    <message>
        <source>Not connected</source>
        <translation>Non collegato</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Client: %1</translation>
    </message>
    <message>
        <source>Connection History</source>
        <translation>Cronologia della connessione</translation>
    </message>
    <message>
        <source>Client address</source>
        <translation>Indirizzo del client</translation>
    </message>
    <message>
        <source>Time connected. Opens Statistics.</source>
        <translation>Tempo di collegamento. Apre le statistiche.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not pushed</source>
        <translation>
            <numerusform>%n modifica non inviata</numerusform>
            <numerusform>%n modifiche non inviate</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview and Push</source>
        <translation>Anteprima e invio</translation>
    </message>
    <message>
        <source>Overview of the headend</source>
        <translation>Panoramica del concentratore</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SideSteps</name>
    <message>
        <source>%1, done</source>
        <translation>%1, fatto</translation>
    </message>
    <message>
        <source>%1, current step</source>
        <translation>%1, passo attuale</translation>
    </message>
    <message>
        <source>%1, to come</source>
        <translation>%1, da fare</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SimpleView</name>
    <message>
        <source>Compact dialer</source>
        <translation>Finestra compatta</translation>
    </message>
    <message>
        <source>Connection e&amp;ntry</source>
        <translation>Conn&amp;essione</translation>
    </message>
    <message>
        <source>Ne&amp;w...</source>
        <translation>N&amp;uova...</translation>
    </message>
    <message>
        <source>S&amp;tatistics...</source>
        <translation>S&amp;tatistiche...</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>Step %1 of %2, gateway %3</source>
        <translation>Passo %1 di %2, gateway %3</translation>
    </message>
    <message>
        <source>The connection has ended.</source>
        <translation>La connessione è terminata.</translation>
    </message>
    <message>
        <source>The connection could not be made.</source>
        <translation>Non è stato possibile stabilire la connessione.</translation>
    </message>
    <message>
        <source>No connection entries yet.</source>
        <translation>Ancora nessuna connessione.</translation>
    </message>
    <message>
        <source>Choose an entry and press Connect.</source>
        <translation>Scegliere una connessione e premere Collega.</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Host: %1</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Collega</translation>
    </message>
    <message>
        <source>&amp;Cancel Connect</source>
        <translation>Annulla &amp;collegamento</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>S&amp;collega</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an entry and its state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Connect No&amp;w</source>
        <translation>Collega &amp;ora</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Span</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 g %2 h</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::StateCard</name>
    <message>
        <source>group %1</source>
        <translation>gruppo %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>utente %1</translation>
    </message>
    <message>
        <source>built-in lab</source>
        <translation>rete di prova incorporata</translation>
    </message>
    <message>
        <source>no traffic for a minute</source>
        <translation>nessun traffico da un minuto</translation>
    </message>
    <message>
        <source>The connection has ended.</source>
        <translation>La connessione è terminata.</translation>
    </message>
    <message>
        <source>The connection could not be made.</source>
        <translation>Non è stato possibile stabilire la connessione.</translation>
    </message>
    <message>
        <source>Select a connection entry, then press Connect.</source>
        <translation>Selezionare una connessione, poi premere Collega.</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Passo %1 di %2</translation>
    </message>
    <message>
        <source>Received %1</source>
        <translation>Ricevuti %1</translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation>Inviati %1</translation>
    </message>
    <message>
        <source>received %1, sent %2</source>
        <translation>ricevuti %1, inviati %2</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>Stato della connessione</translation>
    </message>
    <message>
        <source>Client address</source>
        <translation>Indirizzo del client</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Indirizzo del server</translation>
    </message>
    <message>
        <source>Time connected</source>
        <translation>Tempo di collegamento</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
    <message>
        <source>Open Lab &amp;Web Page</source>
        <translation>Apri la pagina &amp;web di prova</translation>
    </message>
    <message>
        <source>Statistics...</source>
        <translation>Statistiche...</translation>
    </message>
    <message>
        <source>Progress of the connection</source>
        <translation>Avanzamento del collegamento</translation>
    </message>
    <message>
        <source>Traffic of the last minute</source>
        <translation>Traffico dell&apos;ultimo minuto</translation>
    </message>
    <message>
        <source>Programs reach it through SOCKS %1 or HTTP %2.</source>
        <translation>I programmi raggiungono il tunnel tramite SOCKS %1 o HTTP %2.</translation>
    </message>
    <message>
        <source>Programs reach it through SOCKS %1.</source>
        <translation>I programmi raggiungono il tunnel tramite SOCKS %1.</translation>
    </message>
    <message>
        <source>Programs reach it through HTTP %1.</source>
        <translation>I programmi raggiungono il tunnel tramite HTTP %1.</translation>
    </message>
    <message>
        <source>%1 leads to %2 port %3.</source>
        <translation>%1 conduce a %2 porta %3.</translation>
    </message>
    <message>
        <source>the connection was lost and is made again</source>
        <translation>il collegamento si è perso e si ristabilisce</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>la connessione è caduta</translation>
    </message>
    <message>
        <source>Connect Now</source>
        <translation>Collega ora</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::StatisticsWindow</name>
    <message>
        <source>Address Information</source>
        <translation>Informazioni sugli indirizzi</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Connection Information</source>
        <translation>Informazioni sulla connessione</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Connessione</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Ricevuti</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Inviati</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pacchetti</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Cifrati</translation>
    </message>
    <message>
        <source>Decrypted</source>
        <translation>Decifrati</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Scartati</translation>
    </message>
    <message>
        <source>Bypassed</source>
        <translation>In chiaro</translation>
    </message>
    <message>
        <source>Crypto</source>
        <translation>Crittografia</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Autenticazione</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Trasporto</translation>
    </message>
    <message>
        <source>Transparent Tunneling</source>
        <translation>Tunneling trasparente</translation>
    </message>
    <message>
        <source>Active on UDP port %1</source>
        <translation>Attivo sulla porta UDP %1</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inattivo</translation>
    </message>
    <message>
        <source>Local LAN</source>
        <translation>LAN locale</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Attivata</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Disattivata</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Compressione</translation>
    </message>
    <message>
        <source>None</source>
        <comment>compression</comment>
        <translation>Nessuna</translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation>Mantenimento</translation>
    </message>
    <message>
        <source>Phase 1 renews in</source>
        <translation>La fase 1 si rinnova tra</translation>
    </message>
    <message>
        <source>Phase 2 renews in</source>
        <translation>La fase 2 si rinnova tra</translation>
    </message>
    <message>
        <source>Last DPD answer</source>
        <translation>Ultima risposta DPD</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 fa</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Non ancora richiesta</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>Not changed</source>
        <comment>DNS</comment>
        <translation>Non modificato</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domini</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The gateway names no local network that may be reached.</source>
        <translation>Il gateway non indica nessuna rete locale raggiungibile.</translation>
    </message>
    <message>
        <source>Local LAN access is disabled for this entry.</source>
        <translation>L&apos;accesso alla LAN locale è disattivato per questa connessione.</translation>
    </message>
    <message>
        <source>No network is reached through the tunnel.</source>
        <translation>Nessuna rete è raggiungibile attraverso il tunnel.</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiche</translation>
    </message>
    <message>
        <source>&amp;Tunnel Details</source>
        <translation>Dettagli del &amp;tunnel</translation>
    </message>
    <message>
        <source>R&amp;oute Details</source>
        <translation>Dettagli delle r&amp;otte</translation>
    </message>
    <message>
        <source>Your VPN connection is not active.</source>
        <translation>La connessione VPN non è attiva.</translation>
    </message>
    <message>
        <source>Local LAN Routes</source>
        <translation>Rotte della LAN locale</translation>
    </message>
    <message>
        <source>Secured Routes</source>
        <translation>Rotte protette</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copia</translation>
    </message>
    <message>
        <source>Copies everything as the command line&apos;s stat prints it.</source>
        <translation>Copia tutto come lo stampa stat dalla riga di comando.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <comment>counters</comment>
        <translation>A&amp;zzera</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Connection &amp;entry:</source>
        <translation>Conn&amp;essione:</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TableTools</name>
    <message>
        <source>Export CSV</source>
        <translation>Esporta CSV</translation>
    </message>
    <message>
        <source>Comma separated values (*.csv);;All files (*)</source>
        <translation>Valori separati da virgole (*.csv);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>Impossibile scrivere %1: %2</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TerminalWindow</name>
    <message>
        <source>&quot;%1&quot; is not an address such as 10.89.129.194.</source>
        <translation>&quot;%1&quot; non è un indirizzo come 10.89.129.194.</translation>
    </message>
    <message>
        <source>The connection has ended.</source>
        <translation>La connessione è terminata.</translation>
    </message>
    <message>
        <source>No connection came to be: the headend or the host lets nobody in.</source>
        <translation>Nessuna connessione: il concentratore o l&apos;host non lascia entrare nessuno.</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Scollega</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>C&amp;onnetti</translation>
    </message>
    <message>
        <source>Lab Terminal</source>
        <translation>Terminale della rete di prova</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>D&amp;a:</translation>
    </message>
    <message>
        <source>Inside host</source>
        <translation>Host interno</translation>
    </message>
    <message>
        <source>Internet visitor</source>
        <translation>Visitatore Internet</translation>
    </message>
    <message>
        <source>&amp;Service:</source>
        <translation>&amp;Servizio:</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Indirizzo:</translation>
    </message>
    <message>
        <source>&amp;Line:</source>
        <translation>&amp;Riga:</translation>
    </message>
    <message>
        <source>S&amp;end</source>
        <translation>I&amp;nvia</translation>
    </message>
    <message>
        <source>Screen of the terminal</source>
        <translation>Schermo del terminale</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ThroughputCard</name>
    <message>
        <source>Throughput, last 5 min</source>
        <translation>Velocità, ultimi 5 min</translation>
    </message>
    <message>
        <source>to clients %1</source>
        <translation>verso i client %1</translation>
    </message>
    <message>
        <source>from clients %1</source>
        <translation>dai client %1</translation>
    </message>
    <message>
        <source>To clients %1, from clients %2, highest %3.</source>
        <translation>Verso i client %1, dai client %2, massimo %3.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TopologyCard</name>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Network as a list</source>
        <translation>Rete come elenco</translation>
    </message>
    <message>
        <source>As list</source>
        <translation>Come elenco</translation>
    </message>
    <message>
        <source>Show the diagram</source>
        <translation>Mostra il diagramma</translation>
    </message>
    <message>
        <source>Show the same as a list</source>
        <translation>Mostra lo stesso come elenco</translation>
    </message>
    <message>
        <source>Export the diagram...</source>
        <translation>Esporta il diagramma...</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>Esporta il diagramma</translation>
    </message>
    <message>
        <source>Show Session</source>
        <translation>Mostra sessione</translation>
    </message>
    <message>
        <source>Open Console</source>
        <translation>Apri console</translation>
    </message>
    <message>
        <source>Export the Diagram</source>
        <translation>Esporta il diagramma</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png)</source>
        <translation>Immagini (*.svg *.png)</translation>
    </message>
    <message>
        <source>The diagram was written to %1.</source>
        <translation>Il diagramma è stato scritto in %1.</translation>
    </message>
    <message>
        <source>The diagram could not be written to %1.</source>
        <translation>Impossibile scrivere il diagramma in %1.</translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation>Diagramma della rete</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TopologyModel</name>
    <message>
        <source>outside</source>
        <translation>outside</translation>
    </message>
    <message>
        <source>headend</source>
        <translation>concentratore</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>inside</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>fermo</translation>
    </message>
    <message numerus="yes">
        <source>%n tunnel(s)</source>
        <translation>
            <numerusform>%n tunnel</numerusform>
            <numerusform>%n tunnel</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, security %2</source>
        <translation>%1, sicurezza %2</translation>
    </message>
    <message>
        <source>client</source>
        <translation>client</translation>
    </message>
    <message>
        <source>no address yet</source>
        <translation>ancora nessun indirizzo</translation>
    </message>
    <message>
        <source>public %1</source>
        <translation>pubblico %1</translation>
    </message>
    <message>
        <source>ESP tunnel, %1</source>
        <translation>tunnel ESP, %1</translation>
    </message>
    <message>
        <source>negotiating</source>
        <translation>negoziazione in corso</translation>
    </message>
    <message>
        <source>no tunnel</source>
        <translation>nessun tunnel</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nodo</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TopologyView</name>
    <message>
        <source>Network diagram</source>
        <translation>Diagramma della rete</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e %n altro</numerusform>
            <numerusform>e altri %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TraceInputs</name>
    <message>
        <source>&amp;Kind</source>
        <comment>ICMP type</comment>
        <translation>T&amp;ipo</translation>
    </message>
    <message>
        <source>ICMP type</source>
        <translation>Tipo ICMP</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>Porta di destinazione</translation>
    </message>
    <message>
        <source>%1 is not an ICMP type.</source>
        <translation>%1 non è un tipo ICMP.</translation>
    </message>
    <message>
        <source>%1 is not a port: a number up to 65535 or a name such as http.</source>
        <translation>%1 non è una porta: un numero fino a 65535 o un nome come http.</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>Protoco&amp;llo</translation>
    </message>
    <message>
        <source>&amp;Destination</source>
        <translation>&amp;Destinazione</translation>
    </message>
    <message>
        <source>Arrives on</source>
        <translation>Arriva su</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocollo</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Source port</source>
        <translation>Porta di origine</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destinazione</translation>
    </message>
    <message>
        <source>SY&amp;N</source>
        <translation>SY&amp;N</translation>
    </message>
    <message>
        <source>The packet begins a connection.</source>
        <translation>Il pacchetto inizia una connessione.</translation>
    </message>
    <message>
        <source>The packet was decrypted on this interface.</source>
        <translation>Il pacchetto è stato decifrato su questa interfaccia.</translation>
    </message>
    <message>
        <source>Por&amp;t</source>
        <comment>destination</comment>
        <translation>P&amp;orta</translation>
    </message>
    <message>
        <source>Arr&amp;ives on</source>
        <translation>Arri&amp;va su</translation>
    </message>
    <message>
        <source>So&amp;urce</source>
        <translation>Ori&amp;gine</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <comment>source</comment>
        <translation>Por&amp;ta</translation>
    </message>
    <message>
        <source>&amp;From a tunnel</source>
        <translation>Da un t&amp;unnel</translation>
    </message>
    <message>
        <source>Tra&amp;ce</source>
        <translation>Tra&amp;ccia</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TraceText</name>
    <message>
        <source>No rule asks that this packet comes through a tunnel.</source>
        <translation>Nessuna regola richiede che questo pacchetto arrivi attraverso un tunnel.</translation>
    </message>
    <message>
        <source>The packet comes in the clear with the address of a client, %1, who has a tunnel.</source>
        <translation>Il pacchetto arriva in chiaro con l&apos;indirizzo di un client, %1, che ha un tunnel.</translation>
    </message>
    <message>
        <source>The header is whole and has no options.</source>
        <translation>L&apos;intestazione è integra e non ha opzioni.</translation>
    </message>
    <message>
        <source>The packet has IP options; such packets are always dropped.</source>
        <translation>Il pacchetto ha opzioni IP; questi pacchetti vengono sempre scartati.</translation>
    </message>
    <message>
        <source>The header is not whole.</source>
        <translation>L&apos;intestazione non è integra.</translation>
    </message>
    <message>
        <source>Source and destination differ.</source>
        <translation>Origine e destinazione sono diverse.</translation>
    </message>
    <message>
        <source>Source and destination are both %1.</source>
        <translation>Origine e destinazione sono entrambe %1.</translation>
    </message>
    <message>
        <source>A host may have this source address.</source>
        <translation>Un host può avere questo indirizzo di origine.</translation>
    </message>
    <message>
        <source>No host on this interface may have the source %1.</source>
        <translation>Nessun host su questa interfaccia può avere l&apos;origine %1.</translation>
    </message>
    <message>
        <source>&quot;ip verify reverse-path&quot; is off on this interface.</source>
        <translation>&quot;ip verify reverse-path&quot; è disattivato su questa interfaccia.</translation>
    </message>
    <message>
        <source>The way back leads to the same interface, %1.</source>
        <translation>La via di ritorno porta alla stessa interfaccia, %1.</translation>
    </message>
    <message>
        <source>The packet arrived on %1, but the way back to its source leads elsewhere (%2).</source>
        <translation>Il pacchetto è arrivato su %1, ma la via di ritorno verso la sua origine porta altrove (%2).</translation>
    </message>
    <message>
        <source>The packet is not for the headend itself.</source>
        <translation>Il pacchetto non è per il concentratore stesso.</translation>
    </message>
    <message>
        <source>The packet is for the headend itself, its address on %1.</source>
        <translation>Il pacchetto è per il concentratore stesso, per il suo indirizzo su %1.</translation>
    </message>
    <message>
        <source>The packet is for the headend&apos;s address on another interface, %1.</source>
        <translation>Il pacchetto è per l&apos;indirizzo del concentratore su un&apos;altra interfaccia, %1.</translation>
    </message>
    <message>
        <source>The packet is a broadcast.</source>
        <translation>Il pacchetto è un broadcast.</translation>
    </message>
    <message>
        <source>An &quot;icmp deny&quot; rule refuses it.</source>
        <translation>Una regola &quot;icmp deny&quot; lo rifiuta.</translation>
    </message>
    <message>
        <source>The packet is whole.</source>
        <translation>Il pacchetto è completo.</translation>
    </message>
    <message>
        <source>&quot;sysopt connection permit-ipsec&quot; is off, or does not apply.</source>
        <translation>&quot;sysopt connection permit-ipsec&quot; è disattivato o non si applica.</translation>
    </message>
    <message>
        <source>The packet did not come out of a tunnel.</source>
        <translation>Il pacchetto non è uscito da un tunnel.</translation>
    </message>
    <message>
        <source>The packet came out of a tunnel: no access list is asked, and it leaves on %1.</source>
        <translation>Il pacchetto è uscito da un tunnel: nessuna lista di accesso viene consultata e il pacchetto esce su %1.</translation>
    </message>
    <message>
        <source>It belongs to no connection that is known.</source>
        <translation>Non appartiene a nessuna connessione nota.</translation>
    </message>
    <message>
        <source>It belongs to connection %1 and goes on without more questions.</source>
        <translation>Appartiene alla connessione %1 e prosegue senza altre verifiche.</translation>
    </message>
    <message>
        <source>The headend itself answers on connection %1.</source>
        <translation>Il concentratore stesso risponde sulla connessione %1.</translation>
    </message>
    <message>
        <source>It may begin a connection.</source>
        <translation>Può iniziare una connessione.</translation>
    </message>
    <message>
        <source>Only TCP has to begin with SYN.</source>
        <translation>Solo TCP deve iniziare con SYN.</translation>
    </message>
    <message>
        <source>Its connection is not known, and it does not begin one (flags %1).</source>
        <translation>La sua connessione non è nota e il pacchetto non ne inizia una (flag %1).</translation>
    </message>
    <message>
        <source>A static translates %1 to %2.</source>
        <translation>Una static traduce %1 in %2.</translation>
    </message>
    <message>
        <source>%1 is lent to %2 by a dynamic translation.</source>
        <translation>%1 è prestato a %2 da una traduzione dinamica.</translation>
    </message>
    <message>
        <source>A route leads to interface %1.</source>
        <translation>Una rotta porta all&apos;interfaccia %1.</translation>
    </message>
    <message>
        <source>There is no route to %1.</source>
        <translation>Non c&apos;è una rotta verso %1.</translation>
    </message>
    <message>
        <source>It would leave on %1, where it came in.</source>
        <translation>Uscirebbe su %1, da dove è entrato.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same security level, so nothing passes between them.</source>
        <translation>%1 e %2 hanno lo stesso livello di sicurezza, quindi nulla passa tra loro.</translation>
    </message>
    <message>
        <source>It came out of a tunnel, so no access list is asked.</source>
        <translation>È uscito da un tunnel, quindi nessuna lista di accesso viene consultata.</translation>
    </message>
    <message>
        <source>Access list %1 lets it in, line %2.</source>
        <translation>La lista di accesso %1 lo lascia entrare, riga %2.</translation>
    </message>
    <message>
        <source>Access list %1 denies it, line %2.</source>
        <translation>La lista di accesso %1 lo nega, riga %2.</translation>
    </message>
    <message>
        <source>No rule of access list %1 fits, so the implicit deny at its end decides.</source>
        <translation>Nessuna regola della lista di accesso %1 corrisponde, quindi decide il deny implicito alla fine.</translation>
    </message>
    <message>
        <source>From %1 to the lower level of %2 everything may go out; no list is bound.</source>
        <translation>Da %1 verso il livello inferiore di %2 tutto può uscire; nessuna lista è associata.</translation>
    </message>
    <message>
        <source>A conduit lets it in: %1</source>
        <translation>Un conduit lo lascia entrare: %1</translation>
    </message>
    <message>
        <source>A conduit denies it: %1</source>
        <translation>Un conduit lo nega: %1</translation>
    </message>
    <message>
        <source>An &quot;established&quot; rule lets it back in.</source>
        <translation>Una regola &quot;established&quot; lo lascia rientrare.</translation>
    </message>
    <message>
        <source>From %1 to the higher level of %2 nothing may go in without a rule, and there is none.</source>
        <translation>Da %1 verso il livello superiore di %2 nulla può entrare senza una regola, e non ce n&apos;è nessuna.</translation>
    </message>
    <message>
        <source>Access list %1 of the user %2 lets it in.</source>
        <translation>La lista di accesso %1 dell&apos;utente %2 lo lascia entrare.</translation>
    </message>
    <message>
        <source>Access list %1 of the user %2 denies it.</source>
        <translation>La lista di accesso %1 dell&apos;utente %2 lo nega.</translation>
    </message>
    <message>
        <source>Access list %1 exempts it from translation (nat 0).</source>
        <translation>La lista di accesso %1 lo esenta dalla traduzione (nat 0).</translation>
    </message>
    <message>
        <source>A static makes it %1.</source>
        <translation>Una static lo traduce in %1.</translation>
    </message>
    <message>
        <source>The translation to %1 is there already.</source>
        <translation>La traduzione in %1 esiste già.</translation>
    </message>
    <message>
        <source>nat and global %1 make it %2.</source>
        <translation>nat e global %1 lo traducono in %2.</translation>
    </message>
    <message>
        <source>Its address stays as it is (nat 0).</source>
        <translation>Il suo indirizzo rimane com&apos;è (nat 0).</translation>
    </message>
    <message>
        <source>The destination %1 becomes %2.</source>
        <translation>La destinazione %1 diventa %2.</translation>
    </message>
    <message>
        <source>No nat or static covers its source, so it cannot leave to the lower level.</source>
        <translation>Nessuna nat o static copre la sua origine, quindi non può uscire verso il livello inferiore.</translation>
    </message>
    <message>
        <source>All global addresses of group %1 are in use.</source>
        <translation>Tutti gli indirizzi globali del gruppo %1 sono in uso.</translation>
    </message>
    <message>
        <source>There is no limit of connections.</source>
        <translation>Non c&apos;è un limite di connessioni.</translation>
    </message>
    <message>
        <source>The limit of connections is not reached.</source>
        <translation>Il limite di connessioni non è raggiunto.</translation>
    </message>
    <message>
        <source>The limit of connections is reached.</source>
        <translation>Il limite di connessioni è raggiunto.</translation>
    </message>
    <message>
        <source>No rule asks for a login.</source>
        <translation>Nessuna regola richiede un accesso.</translation>
    </message>
    <message>
        <source>The user %1 is logged in.</source>
        <translation>L&apos;utente %1 ha eseguito l&apos;accesso.</translation>
    </message>
    <message>
        <source>A login for %2 is asked for, at AAA group %1.</source>
        <translation>Viene richiesto un accesso per %2, presso il gruppo AAA %1.</translation>
    </message>
    <message>
        <source>A login for %2 is asked for at the virtual server, at AAA group %1.</source>
        <translation>Viene richiesto un accesso per %2 sul server virtuale, presso il gruppo AAA %1.</translation>
    </message>
    <message>
        <source>A login is needed, but %1 cannot ask for one; the user must log in by another service first.</source>
        <translation>Serve un accesso, ma %1 non può richiederlo; l&apos;utente deve prima accedere con un altro servizio.</translation>
    </message>
    <message>
        <source>No rule asks for an authorization.</source>
        <translation>Nessuna regola richiede un&apos;autorizzazione.</translation>
    </message>
    <message>
        <source>The user %1 is authorized for %2.</source>
        <translation>L&apos;utente %1 è autorizzato per %2.</translation>
    </message>
    <message>
        <source>AAA group %1 is asked whether the user may reach %2.</source>
        <translation>Al gruppo AAA %1 viene chiesto se l&apos;utente può raggiungere %2.</translation>
    </message>
    <message>
        <source>An authorization is needed, and nobody is logged in.</source>
        <translation>Serve un&apos;autorizzazione e nessuno ha eseguito l&apos;accesso.</translation>
    </message>
    <message>
        <source>No access list belongs to the user.</source>
        <translation>Nessuna lista di accesso appartiene all&apos;utente.</translation>
    </message>
    <message>
        <source>The user&apos;s access list has decided before.</source>
        <translation>La lista di accesso dell&apos;utente ha già deciso.</translation>
    </message>
    <message>
        <source>Access list %1 of the user %2 lets it through.</source>
        <translation>La lista di accesso %1 dell&apos;utente %2 lo lascia passare.</translation>
    </message>
    <message>
        <source>A new %1 connection is made.</source>
        <translation>Viene creata una nuova connessione %1.</translation>
    </message>
    <message>
        <source>%1 passes without a connection.</source>
        <translation>%1 passa senza una connessione.</translation>
    </message>
    <message>
        <source>It leaves on %1, to %2.</source>
        <translation>Esce su %1, verso %2.</translation>
    </message>
    <message>
        <source>The route leads to another interface, %1.</source>
        <translation>La rotta porta a un&apos;altra interfaccia, %1.</translation>
    </message>
    <message>
        <source>It leaves in the clear.</source>
        <translation>Esce in chiaro.</translation>
    </message>
    <message>
        <source>It leaves through the tunnel of %1.</source>
        <translation>Esce attraverso il tunnel di %1.</translation>
    </message>
    <message>
        <source>It belongs into the tunnel of %1, but there is no security association for it.</source>
        <translation>Appartiene al tunnel di %1, ma non c&apos;è un&apos;associazione di sicurezza corrispondente.</translation>
    </message>
    <message>
        <source>Traffic of a client&apos;s address must come through its tunnel.</source>
        <translation>Il traffico dall&apos;indirizzo di un client deve arrivare attraverso il suo tunnel.</translation>
    </message>
    <message>
        <source>Damaged packets and IP options end here.</source>
        <translation>I pacchetti danneggiati e le opzioni IP si fermano qui.</translation>
    </message>
    <message>
        <source>A packet from a host to itself is an attack of old.</source>
        <translation>Un pacchetto da un host a sé stesso è un vecchio attacco.</translation>
    </message>
    <message>
        <source>Broadcast, loopback and the headend&apos;s own addresses cannot be a source.</source>
        <translation>Broadcast, loopback e gli indirizzi propri del concentratore non possono essere un&apos;origine.</translation>
    </message>
    <message>
        <source>With &quot;ip verify reverse-path&quot; a packet must arrive where the route back to its source leads.</source>
        <translation>Con &quot;ip verify reverse-path&quot; un pacchetto deve arrivare dove porta la rotta di ritorno verso la sua origine.</translation>
    </message>
    <message>
        <source>What is for the headend itself (ISAKMP, ESP, ping, Telnet) does not pass through it.</source>
        <translation>Ciò che è per il concentratore stesso (ISAKMP, ESP, ping, Telnet) non lo attraversa.</translation>
    </message>
    <message>
        <source>Fragments are held until the packet is whole.</source>
        <translation>I frammenti vengono trattenuti finché il pacchetto non è completo.</translation>
    </message>
    <message>
        <source>With &quot;sysopt connection permit-ipsec&quot; packets out of a tunnel skip the access lists.</source>
        <translation>Con &quot;sysopt connection permit-ipsec&quot; i pacchetti usciti da un tunnel saltano le liste di accesso.</translation>
    </message>
    <message>
        <source>A packet of a known connection passes by its entry alone; rules were asked when it began.</source>
        <translation>Un pacchetto di una connessione nota passa in base alla sola voce di questa; le regole sono state consultate al suo inizio.</translation>
    </message>
    <message>
        <source>TCP begins with SYN; anything else must belong to a connection.</source>
        <translation>TCP inizia con SYN; tutto il resto deve appartenere a una connessione.</translation>
    </message>
    <message>
        <source>Translations of the destination decide where the packet goes; else the routes do.</source>
        <translation>Le traduzioni della destinazione decidono dove va il pacchetto; altrimenti decidono le rotte.</translation>
    </message>
    <message>
        <source>The first rule that fits decides. Addresses are compared as they are on the wire of the interface, so an inbound rule must name the global address of a static.</source>
        <translation>Decide la prima regola che corrisponde. Gli indirizzi vengono confrontati così come sono sul cavo dell&apos;interfaccia, quindi una regola in ingresso deve indicare l&apos;indirizzo globale di una static.</translation>
    </message>
    <message>
        <source>Order: exemptions (nat 0 access-list), translations that are there, statics, nat and global.</source>
        <translation>Ordine: esenzioni (nat 0 access-list), traduzioni esistenti, static, nat e global.</translation>
    </message>
    <message>
        <source>nat and static may limit connections.</source>
        <translation>nat e static possono limitare le connessioni.</translation>
    </message>
    <message>
        <source>&quot;aaa authentication include&quot; holds a connection until its user has logged in (cut-through).</source>
        <translation>&quot;aaa authentication include&quot; trattiene una connessione finché il suo utente non ha eseguito l&apos;accesso (cut-through).</translation>
    </message>
    <message>
        <source>&quot;aaa authorization include&quot; asks the AAA server whether the user may.</source>
        <translation>&quot;aaa authorization include&quot; chiede al server AAA se l&apos;utente è autorizzato.</translation>
    </message>
    <message>
        <source>RADIUS may name an access list for a user.</source>
        <translation>RADIUS può indicare una lista di accesso per un utente.</translation>
    </message>
    <message>
        <source>What passes gets an entry, so that its answers find their way back.</source>
        <translation>Ciò che passa riceve una voce, così le risposte trovano la via di ritorno.</translation>
    </message>
    <message>
        <source>The routes name the interface and the next hop.</source>
        <translation>Le rotte indicano l&apos;interfaccia e il next hop.</translation>
    </message>
    <message>
        <source>What is for a client&apos;s address goes back through its tunnel.</source>
        <translation>Ciò che è per l&apos;indirizzo di un client torna attraverso il suo tunnel.</translation>
    </message>
    <message>
        <source>pass</source>
        <comment>verdict</comment>
        <translation>passa</translation>
    </message>
    <message>
        <source>drop</source>
        <comment>verdict</comment>
        <translation>scartato</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>verdict</comment>
        <translation>modificato</translation>
    </message>
    <message>
        <source>login</source>
        <comment>verdict</comment>
        <translation>accesso</translation>
    </message>
    <message>
        <source>not reached</source>
        <comment>verdict</comment>
        <translation>non raggiunto</translation>
    </message>
    <message>
        <source>would pass</source>
        <comment>verdict</comment>
        <translation>passerebbe</translation>
    </message>
    <message>
        <source>would drop</source>
        <comment>verdict</comment>
        <translation>sarebbe scartato</translation>
    </message>
    <message>
        <source>would change</source>
        <comment>verdict</comment>
        <translation>sarebbe modificato</translation>
    </message>
    <message>
        <source>fits and decides</source>
        <translation>corrisponde e decide</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>corrisponde</translation>
    </message>
    <message>
        <source>protocol differs</source>
        <translation>protocollo diverso</translation>
    </message>
    <message>
        <source>source differs</source>
        <translation>origine diversa</translation>
    </message>
    <message>
        <source>source port differs</source>
        <translation>porta di origine diversa</translation>
    </message>
    <message>
        <source>destination differs</source>
        <translation>destinazione diversa</translation>
    </message>
    <message>
        <source>destination port differs</source>
        <translation>porta di destinazione diversa</translation>
    </message>
    <message>
        <source>ICMP type differs</source>
        <translation>tipo ICMP diverso</translation>
    </message>
    <message>
        <source>interface differs</source>
        <translation>interfaccia diversa</translation>
    </message>
    <message>
        <source>Forwarded through the tunnel on %1, to %2</source>
        <translation>Inoltrato attraverso il tunnel su %1, verso %2</translation>
    </message>
    <message>
        <source>Forwarded to %1, %2</source>
        <translation>Inoltrato a %1, %2</translation>
    </message>
    <message>
        <source>Taken by the headend itself</source>
        <translation>Ricevuto dal concentratore stesso</translation>
    </message>
    <message>
        <source>Dropped at step %1, %2</source>
        <translation>Scartato al passo %1, %2</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Scartato</translation>
    </message>
    <message>
        <source>Needs a login first (cut-through)</source>
        <translation>Richiede prima un accesso (cut-through)</translation>
    </message>
    <message>
        <source>The next hop is %1.</source>
        <translation>Il next hop è %1.</translation>
    </message>
    <message>
        <source>The real packet would raise message %1.</source>
        <translation>Il pacchetto reale genererebbe il messaggio %1.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TracerPage</name>
    <message>
        <source>This packet cannot be traced.</source>
        <translation>Questo pacchetto non può essere tracciato.</translation>
    </message>
    <message>
        <source>The headend has no interface &quot;%1&quot; that is up.</source>
        <translation>Il concentratore non ha un&apos;interfaccia &quot;%1&quot; attiva.</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>Passo %1: %2</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <comment>addresses</comment>
        <translation>%1, poi %2</translation>
    </message>
    <message>
        <source>Packet Tracer</source>
        <translation>Traccia pacchetti</translation>
    </message>
    <message>
        <source>Takes one made-up packet through the live headend. Nothing is sent and nothing changes.</source>
        <translation>Porta un pacchetto simulato attraverso il concentratore in funzione. Nulla viene trasmesso e nulla cambia.</translation>
    </message>
    <message>
        <source>The headend is stopped. Start it to trace a packet.</source>
        <translation>Il concentratore è fermo. Avviarlo per tracciare un pacchetto.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>&amp;Mend the Rule...</source>
        <translation>Ri&amp;media alla regola...</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Esempi:</translation>
    </message>
    <message>
        <source>Visitor opens the web page</source>
        <translation>Il visitatore apre la pagina web</translation>
    </message>
    <message>
        <source>Client opens the web page</source>
        <translation>Il client apre la pagina web</translation>
    </message>
    <message>
        <source>Inside host answers the client</source>
        <translation>L&apos;host interno risponde al client</translation>
    </message>
    <message>
        <source>Enter a packet and press Trace, or choose an example. Each step of the packet path then tells what it would do with the packet, and which rule decides.</source>
        <translation>Immettere un pacchetto e premere Traccia, oppure scegliere un esempio. Ogni passo del percorso indica poi che cosa farebbe del pacchetto e quale regola decide.</translation>
    </message>
    <message>
        <source>Steps of the packet</source>
        <translation>Passi del pacchetto</translation>
    </message>
    <message>
        <source>Rules that were compared</source>
        <translation>Regole confrontate</translation>
    </message>
    <message>
        <source>What the packet carries here</source>
        <translation>Che cosa porta qui il pacchetto</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destinazione</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configurazione</translation>
    </message>
    <message>
        <source>Open in Policy</source>
        <translation>Apri in Politica</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TrafficText</name>
    <message>
        <source>Tunnel required</source>
        <translation>Tunnel richiesto</translation>
    </message>
    <message>
        <source>Packet header</source>
        <translation>Intestazione del pacchetto</translation>
    </message>
    <message>
        <source>Source equals destination</source>
        <translation>Origine uguale alla destinazione</translation>
    </message>
    <message>
        <source>Spoofed source</source>
        <translation>Origine falsificata</translation>
    </message>
    <message>
        <source>Reverse path</source>
        <translation>Percorso inverso</translation>
    </message>
    <message>
        <source>Addressed to the headend</source>
        <translation>Indirizzato al concentratore</translation>
    </message>
    <message>
        <source>Fragments</source>
        <translation>Frammenti</translation>
    </message>
    <message>
        <source>Access lists skipped for tunnels</source>
        <translation>Liste di accesso saltate per i tunnel</translation>
    </message>
    <message>
        <source>Known connection</source>
        <translation>Connessione nota</translation>
    </message>
    <message>
        <source>Begin of a connection</source>
        <translation>Inizio di una connessione</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destinazione</translation>
    </message>
    <message>
        <source>Access list</source>
        <translation>Lista di accesso</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traduzione</translation>
    </message>
    <message>
        <source>Connection limits</source>
        <translation>Limiti di connessioni</translation>
    </message>
    <message>
        <source>Login (cut-through)</source>
        <translation>Accesso (cut-through)</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>Autorizzazione</translation>
    </message>
    <message>
        <source>User&apos;s access list</source>
        <translation>Lista di accesso dell&apos;utente</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nuova connessione</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Rotta</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>Time to live</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>To the headend itself</source>
        <translation>Al concentratore stesso</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Inoltrati</translation>
    </message>
    <message>
        <source>ISAKMP datagrams received</source>
        <translation>Datagrammi ISAKMP ricevuti</translation>
    </message>
    <message>
        <source>ISAKMP datagrams sent</source>
        <translation>Datagrammi ISAKMP inviati</translation>
    </message>
    <message>
        <source>ISAKMP datagrams that were malformed</source>
        <translation>Datagrammi ISAKMP malformati</translation>
    </message>
    <message>
        <source>ISAKMP refused: too many half open</source>
        <translation>ISAKMP rifiutati: troppi semiaperti</translation>
    </message>
    <message>
        <source>ESP packets decrypted</source>
        <translation>Pacchetti ESP decifrati</translation>
    </message>
    <message>
        <source>ESP packets encrypted</source>
        <translation>Pacchetti ESP cifrati</translation>
    </message>
    <message>
        <source>ESP packets with an unknown SPI</source>
        <translation>Pacchetti ESP con SPI sconosciuto</translation>
    </message>
    <message>
        <source>Dropped: %1</source>
        <comment>a step of the packet path</comment>
        <translation>Scartati: %1</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>risponde</translation>
    </message>
    <message>
        <source>gave no answer in time</source>
        <translation>non ha risposto in tempo</translation>
    </message>
    <message>
        <source>refused the connection</source>
        <translation>ha rifiutato la connessione</translation>
    </message>
    <message>
        <source>closed the connection early</source>
        <translation>ha chiuso la connessione in anticipo</translation>
    </message>
    <message>
        <source>has another key</source>
        <translation>ha un&apos;altra chiave</translation>
    </message>
    <message>
        <source>answered something that cannot be read</source>
        <translation>ha dato una risposta illeggibile</translation>
    </message>
    <message>
        <source>said that it has an error</source>
        <translation>ha segnalato un proprio errore</translation>
    </message>
    <message>
        <source>gave an answer that does not count</source>
        <translation>ha dato una risposta che non vale</translation>
    </message>
    <message>
        <source>Connection held for a login</source>
        <translation>Connessione in attesa di un accesso</translation>
    </message>
    <message>
        <source>A login was asked for</source>
        <translation>È stato chiesto un accesso</translation>
    </message>
    <message>
        <source>does not sign its answers (no Message-Authenticator)</source>
        <translation>non firma le sue risposte (nessun Message-Authenticator)</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TransformSetForm</name>
    <message>
        <source>A set needs at least one transform.</source>
        <translation>Un transform set richiede almeno una trasformazione.</translation>
    </message>
    <message>
        <source>The device takes no integrity without encryption.</source>
        <translation>Il dispositivo non accetta integrità senza cifratura.</translation>
    </message>
    <message>
        <source>change encryption of %1</source>
        <translation>modifica della cifratura di %1</translation>
    </message>
    <message>
        <source>change integrity of %1</source>
        <translation>modifica dell&apos;integrità di %1</translation>
    </message>
    <message>
        <source>change header of %1</source>
        <translation>modifica dell&apos;intestazione di %1</translation>
    </message>
    <message>
        <source>change mode of %1</source>
        <translation>modifica della modalità di %1</translation>
    </message>
    <message>
        <source>Transform set</source>
        <translation>Transform set</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nome:</translation>
    </message>
    <message>
        <source>Encr&amp;yption (ESP):</source>
        <translation>&amp;Cifratura (ESP):</translation>
    </message>
    <message>
        <source>&amp;Integrity (ESP):</source>
        <translation>&amp;Integrità (ESP):</translation>
    </message>
    <message>
        <source>Hea&amp;der (AH):</source>
        <translation>Int&amp;estazione (AH):</translation>
    </message>
    <message>
        <source>&amp;Transport mode, for hosts; clients use tunnel mode</source>
        <translation>Modalità &amp;trasporto, per gli host; i client usano la modalità tunnel</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuna</translation>
    </message>
    <message>
        <source>AES-GCM protects integrity itself: choose &quot;none&quot; for the other field first.</source>
        <translation>AES-GCM protegge da sé l&apos;integrità: scegliere prima &quot;nessuna&quot; per l&apos;altro campo.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Translations</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Reale</translation>
    </message>
    <message>
        <source>Mapped</source>
        <translation>Mappato</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Interfacce</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In uso</translation>
    </message>
    <message>
        <source>new</source>
        <comment>translation</comment>
        <translation>nuova</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>esente</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>invariato</translation>
    </message>
    <message>
        <source>static</source>
        <translation>statica</translation>
    </message>
    <message>
        <source>static port</source>
        <translation>porta statica</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>identità</translation>
    </message>
    <message>
        <source>dynamic, inside</source>
        <translation>dinamica, interno</translation>
    </message>
    <message>
        <source>global %1</source>
        <translation>global %1</translation>
    </message>
    <message>
        <source>PAT, outside</source>
        <translation>PAT, esterno</translation>
    </message>
    <message>
        <source>dynamic, outside</source>
        <translation>dinamica, esterno</translation>
    </message>
    <message>
        <source>nat %1</source>
        <translation>nat %1</translation>
    </message>
    <message>
        <source>any, A/length or access-list NAME</source>
        <translation>any, A/lunghezza o access-list NOME</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>Statica</translation>
    </message>
    <message>
        <source>&amp;Real interface:</source>
        <translation>Interfaccia &amp;reale:</translation>
    </message>
    <message>
        <source>Mapped i&amp;nterface:</source>
        <translation>I&amp;nterfaccia mappata:</translation>
    </message>
    <message>
        <source>empty: the whole address</source>
        <translation>vuoto: l&apos;intero indirizzo</translation>
    </message>
    <message>
        <source>&amp;Mapped address:</source>
        <translation>Indirizzo &amp;mappato:</translation>
    </message>
    <message>
        <source>A or the word interface</source>
        <translation>A o la parola interface</translation>
    </message>
    <message>
        <source>A or access-list NAME</source>
        <translation>A o access-list NOME</translation>
    </message>
    <message>
        <source>Mas&amp;k:</source>
        <translation>Masc&amp;hera:</translation>
    </message>
    <message>
        <source>Dynamic, inside part</source>
        <translation>Dinamica, parte interna</translation>
    </message>
    <message>
        <source>&amp;Interface:</source>
        <translation>&amp;Interfaccia:</translation>
    </message>
    <message>
        <source>&amp;Number:</source>
        <translation>&amp;Numero:</translation>
    </message>
    <message>
        <source>that of its global; 0: addresses stay as they are</source>
        <translation>quello della sua global; 0: gli indirizzi rimangono come sono</translation>
    </message>
    <message>
        <source>Dynamic, outside part</source>
        <translation>Dinamica, parte esterna</translation>
    </message>
    <message>
        <source>that of its nat</source>
        <translation>quello della sua nat</translation>
    </message>
    <message>
        <source>A-B, A alone or the word interface (PAT)</source>
        <translation>A-B, solo A o la parola interface (PAT)</translation>
    </message>
    <message>
        <source>Exemption</source>
        <translation>Esenzione</translation>
    </message>
    <message>
        <source>what it permits is not translated</source>
        <translation>ciò che permette non viene tradotto</translation>
    </message>
    <message>
        <source>This is not a translation: %1</source>
        <translation>Questa non è una traduzione: %1</translation>
    </message>
    <message>
        <source>Proto&amp;col:</source>
        <translation>Proto&amp;collo:</translation>
    </message>
    <message>
        <source>Mapped por&amp;t:</source>
        <translation>Porta ma&amp;ppata:</translation>
    </message>
    <message>
        <source>Real a&amp;ddress:</source>
        <translation>Indiriz&amp;zo reale:</translation>
    </message>
    <message>
        <source>Real &amp;port:</source>
        <translation>Porta rea&amp;le:</translation>
    </message>
    <message>
        <source>&amp;Real addresses:</source>
        <translation>&amp;Indirizzi reali:</translation>
    </message>
    <message>
        <source>&amp;Mapped addresses:</source>
        <translation>Indirizzi &amp;mappati:</translation>
    </message>
    <message>
        <source>A&amp;ccess list:</source>
        <translation>&amp;Lista di accesso:</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TransportTab</name>
    <message>
        <source>Enable &amp;Transparent Tunneling</source>
        <translation>Attiva &amp;tunneling trasparente</translation>
    </message>
    <message>
        <source>IPSec over &amp;UDP (NAT / PAT)</source>
        <translation>IPSec su &amp;UDP (NAT / PAT)</translation>
    </message>
    <message>
        <source>IPSec over T&amp;CP</source>
        <translation>IPSec su T&amp;CP</translation>
    </message>
    <message>
        <source>TCP &amp;Port:</source>
        <translation>&amp;Porta TCP:</translation>
    </message>
    <message>
        <source>TCP port</source>
        <translation>Porta TCP</translation>
    </message>
    <message>
        <source>Allow &amp;Local LAN Access</source>
        <translation>Consenti accesso alla &amp;LAN locale</translation>
    </message>
    <message>
        <source>Peer &amp;response timeout:</source>
        <translation>Attesa della &amp;risposta dell&apos;interlocutore:</translation>
    </message>
    <message>
        <source>Peer response timeout in seconds</source>
        <translation>Attesa della risposta dell&apos;interlocutore in secondi</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>30 to 480</source>
        <translation>da 30 a 480</translation>
    </message>
    <message>
        <source>C&amp;onnection for:</source>
        <translation>C&amp;onnessione per:</translation>
    </message>
    <message>
        <source>Whom the connection is for</source>
        <translation>Per chi è la connessione</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatico</translation>
    </message>
    <message>
        <source>Whole system</source>
        <translation>Intero sistema</translation>
    </message>
    <message>
        <source>This machine&apos;s proxy only</source>
        <translation>Solo il proxy di questo computer</translation>
    </message>
    <message>
        <source>The built-in lab</source>
        <translation>La rete di prova incorporata</translation>
    </message>
    <message>
        <source>Whole system: every program, through the helper. This machine&apos;s proxy only: programs that use the SOCKS or HTTP port; nothing on this computer is changed.</source>
        <translation>Intero sistema: ogni programma, tramite l&apos;assistente. Solo il proxy di questo computer: i programmi che usano la porta SOCKS o HTTP; non cambia nulla su questo computer.</translation>
    </message>
    <message>
        <source>IPSec over TCP cannot be chosen, because its framing is not public. An entry that has it keeps it for other programs.</source>
        <translation>IPSec su TCP non si può scegliere, perché il suo formato non è pubblico. Una connessione che lo usa lo conserva per altri programmi.</translation>
    </message>
    <message>
        <source>A forward is PORT:HOST:PORT, such as 8080:intranet.example:80; several have commas between them.</source>
        <translation>Un inoltro ha la forma PORTA:HOST:PORTA, come 8080:intranet.example:80; più inoltri si separano con virgole.</translation>
    </message>
    <message>
        <source>Copy Command</source>
        <translation>Copia comando</translation>
    </message>
    <message>
        <source>&amp;NAT traversal:</source>
        <translation>Attraversamento &amp;NAT:</translation>
    </message>
    <message>
        <source>Always in UDP</source>
        <translation>Sempre in UDP</translation>
    </message>
    <message>
        <source>Cisco UDP port only</source>
        <translation>Solo la porta UDP Cisco</translation>
    </message>
    <message>
        <source>Automatic: where an address translator is found, or on the port that the gateway gives.</source>
        <translation>Automatico: dove si trova una traduzione di indirizzi, o sulla porta che indica il gateway.</translation>
    </message>
    <message>
        <source>U&amp;se source port 500</source>
        <translation>U&amp;sa la porta di origine 500</translation>
    </message>
    <message>
        <source>Off: any free port, for machines on which another program has the port.</source>
        <translation>Disattivato: una porta libera qualsiasi, per i computer su cui un altro programma ha la porta.</translation>
    </message>
    <message>
        <source>This machine&apos;s proxy</source>
        <translation>Proxy di questo computer</translation>
    </message>
    <message>
        <source>SOC&amp;KS port:</source>
        <translation>Porta SOC&amp;KS:</translation>
    </message>
    <message>
        <source>On 127.0.0.1; 0 is any free port.</source>
        <translation>Su 127.0.0.1; 0 è una porta libera qualsiasi.</translation>
    </message>
    <message>
        <source>HTTP prox&amp;y port:</source>
        <translation>Porta del prox&amp;y HTTP:</translation>
    </message>
    <message>
        <source>Port &amp;forwards:</source>
        <translation>&amp;Inoltri di porte:</translation>
    </message>
    <message>
        <source>Block everything outside the tunnel (k&amp;ill switch)</source>
        <translation>Blocca tutto &amp;fuori dal tunnel (kill switch)</translation>
    </message>
    <message>
        <source>Also while the connection is being made again; it ends when you disconnect.</source>
        <translation>Anche mentre la connessione si ristabilisce; finisce quando ci si scollega.</translation>
    </message>
    <message>
        <source>&amp;Block IPv6 while all traffic enters the tunnel</source>
        <translation>&amp;Blocca IPv6 mentre tutto il traffico entra nel tunnel</translation>
    </message>
    <message>
        <source>&amp;MTU:</source>
        <translation>&amp;MTU:</translation>
    </message>
    <message>
        <source>When it is made</source>
        <translation>Quando si stabilisce</translation>
    </message>
    <message>
        <source>Connect &amp;automatically when the program starts</source>
        <translation>Collega &amp;automaticamente all&apos;avvio del programma</translation>
    </message>
    <message>
        <source>Connect a&amp;gain:</source>
        <translation>Colle&amp;ga di nuovo:</translation>
    </message>
    <message>
        <source>never</source>
        <translation>mai</translation>
    </message>
    <message>
        <source>when the network changes</source>
        <translation>quando la rete cambia</translation>
    </message>
    <message>
        <source>whenever it is lost</source>
        <translation>ogni volta che si perde</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatico</translation>
    </message>
    <message>
        <source>Octets of a packet inside the tunnel, 576 to 1500.</source>
        <translation>Ottetti di un pacchetto nel tunnel, da 576 a 1500.</translation>
    </message>
    <message>
        <source>A connection for the whole system needs the privileged helper, which is not installed: run &quot;%1&quot; once.</source>
        <translation>Una connessione per l&apos;intero sistema richiede l&apos;assistente privilegiato, che non è installato: eseguire una volta &quot;%1&quot;.</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Tray</name>
    <message>
        <source>Drawbridge: %1</source>
        <translation>Drawbridge: %1</translation>
    </message>
    <message>
        <source>&amp;Open Drawbridge</source>
        <translation>&amp;Apri Drawbridge</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>Scolle&amp;ga</translation>
    </message>
    <message>
        <source>&amp;Cancel Connect</source>
        <translation>Annulla &amp;collegamento</translation>
    </message>
    <message>
        <source>&amp;Connect to</source>
        <translation>&amp;Collega a</translation>
    </message>
    <message>
        <source>Disconnect &quot;%1&quot;</source>
        <translation>Scollega &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Cancel Connect to &quot;%1&quot;</source>
        <translation>Annulla collegamento a &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Connect &amp;to</source>
        <translation>Co&amp;llega a</translation>
    </message>
    <message>
        <source>&amp;Resume Automatic Initiation</source>
        <translation>&amp;Riprendi l&apos;avvio automatico</translation>
    </message>
    <message>
        <source>Disa&amp;ble Automatic Initiation</source>
        <translation>&amp;Disattiva l&apos;avvio automatico</translation>
    </message>
    <message>
        <source>Disconnect A&amp;ll</source>
        <translation>Scollega &amp;tutte</translation>
    </message>
    <message>
        <source>S&amp;uspend Automatic Initiation</source>
        <translation>Sos&amp;pendi l&apos;avvio automatico</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::UauthModel</name>
    <message>
        <source>by the tunnel&apos;s login</source>
        <translation>con l&apos;accesso del tunnel</translation>
    </message>
    <message>
        <source>at the firewall</source>
        <translation>al firewall</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Authenticated</source>
        <translation>Autenticato</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::VisitorWindow</name>
    <message>
        <source>The connection was refused. The headend lets nobody in from outside to this address.</source>
        <translation>La connessione è stata rifiutata. Il concentratore non lascia entrare nessuno dall&apos;esterno verso questo indirizzo.</translation>
    </message>
    <message>
        <source>The connection was cut by the other side.</source>
        <translation>La connessione è stata interrotta dall&apos;altro capo.</translation>
    </message>
    <message>
        <source>Nobody answered. The headend drops what no access list lets in, and inside addresses are not reached from outside.</source>
        <translation>Nessuno ha risposto. Il concentratore scarta ciò che nessuna lista di accesso lascia entrare, e gli indirizzi interni non sono raggiungibili dall&apos;esterno.</translation>
    </message>
    <message>
        <source>The visitor has no way to this address.</source>
        <translation>Il visitatore non ha una via verso questo indirizzo.</translation>
    </message>
    <message>
        <source>This is not an address of a page, such as http://192.168.1.11/</source>
        <translation>Questo non è l&apos;indirizzo di una pagina, come http://192.168.1.11/</translation>
    </message>
    <message>
        <source>The answer is longer than this window shows.</source>
        <translation>La risposta è più lunga di quanto mostra questa finestra.</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>Non è stato possibile leggere la risposta.</translation>
    </message>
    <message>
        <source>Fetching %1 as the Internet visitor...</source>
        <translation>Lettura di %1 come visitatore Internet...</translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <comment>a page&apos;s address, its status</comment>
        <translation>%1 ha risposto: %2</translation>
    </message>
    <message>
        <source>The page asks who you are.</source>
        <translation>La pagina chiede di identificarsi.</translation>
    </message>
    <message>
        <source>The login was refused.</source>
        <translation>L&apos;accesso è stato rifiutato.</translation>
    </message>
    <message>
        <source>A login is asked for first.</source>
        <translation>Prima viene richiesto un accesso.</translation>
    </message>
    <message>
        <source>The headend stands between: it lets the connection through when the AAA server knows the user.</source>
        <translation>In mezzo c&apos;è il concentratore: lascia passare la connessione quando il server AAA riconosce l&apos;utente.</translation>
    </message>
    <message>
        <source>The page could not be fetched.</source>
        <translation>Non è stato possibile leggere la pagina.</translation>
    </message>
    <message>
        <source>Visit as Internet Host</source>
        <translation>Visita come host Internet</translation>
    </message>
    <message>
        <source>The lab&apos;s Internet visitor has no tunnel. It reaches what the headend lets in from outside, and logs in where the headend asks.</source>
        <translation>Il visitatore Internet della rete di prova non ha un tunnel. Raggiunge ciò che il concentratore lascia entrare dall&apos;esterno e accede dove il concentratore lo richiede.</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Indirizzo:</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Indirizzo della pagina</translation>
    </message>
    <message>
        <source>&amp;Visit</source>
        <translation>&amp;Visita</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>Nome &amp;utente:</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome utente</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>&amp;Log In</source>
        <translation>&amp;Accedi</translation>
    </message>
    <message>
        <source>Page of the server</source>
        <translation>Pagina del server</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::VpnGroupForm</name>
    <message>
        <source>change password of %1</source>
        <translation>modifica della password di %1</translation>
    </message>
    <message>
        <source>change address pool of %1</source>
        <translation>modifica del pool di indirizzi di %1</translation>
    </message>
    <message>
        <source>Idle time is 60 to 86400 seconds.</source>
        <translation>Il tempo di inattività va da 60 a 86400 secondi.</translation>
    </message>
    <message>
        <source>change idle time of %1</source>
        <translation>modifica del tempo di inattività di %1</translation>
    </message>
    <message>
        <source>Maximum time is 60 to 31536000 seconds, or 0 for none.</source>
        <translation>Il tempo massimo va da 60 a 31536000 secondi, oppure 0 per nessuno.</translation>
    </message>
    <message>
        <source>change maximum time of %1</source>
        <translation>modifica del tempo massimo di %1</translation>
    </message>
    <message>
        <source>change PFS of %1</source>
        <translation>modifica di PFS di %1</translation>
    </message>
    <message>
        <source>The device takes two addresses at most.</source>
        <translation>Il dispositivo accetta al massimo due indirizzi.</translation>
    </message>
    <message>
        <source>change DNS servers of %1</source>
        <translation>modifica dei server DNS di %1</translation>
    </message>
    <message>
        <source>change WINS servers of %1</source>
        <translation>modifica dei server WINS di %1</translation>
    </message>
    <message>
        <source>change default domain of %1</source>
        <translation>modifica del dominio predefinito di %1</translation>
    </message>
    <message>
        <source>change split tunnel of %1</source>
        <translation>modifica dello split tunnel di %1</translation>
    </message>
    <message>
        <source>The device takes eight domains at most.</source>
        <translation>Il dispositivo accetta al massimo otto domini.</translation>
    </message>
    <message>
        <source>change split DNS of %1</source>
        <translation>modifica dello split DNS di %1</translation>
    </message>
    <message>
        <source>&quot;clear-client-cfg&quot; stands alone.</source>
        <translation>&quot;clear-client-cfg&quot; sta da solo.</translation>
    </message>
    <message>
        <source>The device takes ten backup servers at most.</source>
        <translation>Il dispositivo accetta al massimo dieci server di riserva.</translation>
    </message>
    <message>
        <source>change backup servers of %1</source>
        <translation>modifica dei server di riserva di %1</translation>
    </message>
    <message>
        <source>change hardware clients of %1</source>
        <translation>modifica dei client hardware di %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n address(es))</source>
        <translation>
            <numerusform>%1 (%n indirizzo)</numerusform>
            <numerusform>%1 (%n indirizzi)</numerusform>
        </translation>
    </message>
    <message>
        <source>access list %1</source>
        <translation>lista di accesso %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>that of the crypto map</source>
        <translation>quello della crypto map</translation>
    </message>
    <message>
        <source>none, all traffic enters the tunnel</source>
        <translation>nessuna, tutto il traffico entra nel tunnel</translation>
    </message>
    <message>
        <source>%1 now</source>
        <comment>pool</comment>
        <translation>%1 adesso</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>Given to the client</source>
        <translation>Assegnato al client</translation>
    </message>
    <message>
        <source>Hardware clients</source>
        <translation>Client hardware</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nome:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>group</source>
        <translation>gruppo</translation>
    </message>
    <message>
        <source>Add&amp;ress pool:</source>
        <translation>P&amp;ool di indirizzi:</translation>
    </message>
    <message>
        <source>&amp;Idle time:</source>
        <translation>Tempo di &amp;inattività:</translation>
    </message>
    <message>
        <source>Ma&amp;ximum time:</source>
        <translation>Tempo &amp;massimo:</translation>
    </message>
    <message>
        <source>Per&amp;fect forward secrecy (PFS)</source>
        <translation>Per&amp;fect forward secrecy (PFS)</translation>
    </message>
    <message>
        <source>&amp;DNS servers:</source>
        <translation>Server &amp;DNS:</translation>
    </message>
    <message>
        <source>&amp;WINS servers:</source>
        <translation>Server &amp;WINS:</translation>
    </message>
    <message>
        <source>Default do&amp;main:</source>
        <translation>Dominio pr&amp;edefinito:</translation>
    </message>
    <message>
        <source>Split &amp;tunnel:</source>
        <translation>Split &amp;tunnel:</translation>
    </message>
    <message>
        <source>Domains thro&amp;ugh it:</source>
        <translation>Domini nel t&amp;unnel:</translation>
    </message>
    <message>
        <source>&amp;Backup servers:</source>
        <translation>Server di riser&amp;va:</translation>
    </message>
    <message>
        <source>As&amp;k for the unit&apos;s login at each connection</source>
        <translation>&amp;Chiedi l&apos;accesso dell&apos;unità a ogni collegamento</translation>
    </message>
    <message>
        <source>Ever&amp;y user behind a unit logs in</source>
        <translation>Ogni utente dietro un&apos;unità &amp;accede</translation>
    </message>
    <message>
        <source>De&amp;vices that cannot log in may pass</source>
        <translation>I di&amp;spositivi che non possono accedere passano</translation>
    </message>
    <message>
        <source>Lo&amp;gin server:</source>
        <translation>Se&amp;rver di accesso:</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Edit Pool...</source>
        <translation>Modifica pool...</translation>
    </message>
    <message>
        <source>A UDP port of a group is 4001 to 49151.</source>
        <translation>La porta UDP di un gruppo va da 4001 a 49151.</translation>
    </message>
    <message>
        <source>change UDP port of %1</source>
        <translation>modifica della porta UDP di %1</translation>
    </message>
    <message>
        <source>Clients of this group pack ESP into UDP on this port (Cisco&apos;s own encapsulation).</source>
        <translation>I client di questo gruppo racchiudono ESP in UDP su questa porta (incapsulamento proprio di Cisco).</translation>
    </message>
    <message>
        <source>UDP port:</source>
        <translation>Porta UDP del gruppo:</translation>
    </message>
    <message>
        <source>Cut off when idle for:</source>
        <translation>Interrompi se inattivo per:</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::XauthDialog</name>
    <message>
        <source>User Authentication for &quot;%1&quot;</source>
        <translation>Autenticazione dell&apos;utente per &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Enter the code from your token.</source>
        <translation>Inserire il codice del token.</translation>
    </message>
    <message>
        <source>Answer the question of the gateway.</source>
        <translation>Rispondere alla domanda del gateway.</translation>
    </message>
    <message>
        <source>Enter Username and Password.</source>
        <translation>Inserire nome utente e password.</translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation>gateway %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>gruppo %1</translation>
    </message>
    <message>
        <source>round %1 of this login</source>
        <translation>turno %1 di questo accesso</translation>
    </message>
    <message>
        <source>Message from the gateway: &quot;%1&quot;</source>
        <translation>Messaggio dal gateway: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The gateway refused this user name or password. Try %1 of %2.</source>
        <translation>Il gateway ha rifiutato questo nome utente o questa password. Tentativo %1 di %2.</translation>
    </message>
    <message>
        <source>&amp;Username:</source>
        <translation>Nome &amp;utente:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>&amp;Domain:</source>
        <translation>&amp;Dominio:</translation>
    </message>
    <message>
        <source>Pass&amp;code:</source>
        <translation>&amp;Codice:</translation>
    </message>
    <message>
        <source>A one-time code is never stored.</source>
        <translation>Un codice monouso non viene mai conservato.</translation>
    </message>
    <message>
        <source>New P&amp;IN:</source>
        <translation>Nuovo P&amp;IN:</translation>
    </message>
    <message>
        <source>&amp;Response:</source>
        <translation>&amp;Risposta:</translation>
    </message>
    <message>
        <source>&amp;Save Password</source>
        <translation>&amp;Salva password</translation>
    </message>
    <message>
        <source>The gateway does not allow saved passwords.</source>
        <translation>Il gateway non consente password salvate.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::XlateModel</name>
    <message>
        <source>static</source>
        <translation>statica</translation>
    </message>
    <message>
        <source>dynamic</source>
        <translation>dinamica</translation>
    </message>
    <message>
        <source>PAT</source>
        <translation>PAT</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>identità</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Locale</translation>
    </message>
    <message>
        <source>Global</source>
        <translation>Globale</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connessioni</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Età</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inattività</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flag</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>VPN client and headend with a built-in lab network.</source>
        <translation>Client VPN e concentratore con una rete di prova incorporata.</translation>
    </message>
    <message>
        <source>Start on the page Connections.</source>
        <translation>Comincia dalla pagina Connessioni.</translation>
    </message>
    <message>
        <source>Start on the page Overview.</source>
        <translation>Comincia dalla pagina Panoramica.</translation>
    </message>
</context>
</TS>
