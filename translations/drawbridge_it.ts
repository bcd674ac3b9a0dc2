<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
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
        <source>This version cannot use certificates yet.</source>
        <translation>Questa versione non può ancora usare i certificati.</translation>
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
        <translation>&amp;Statistiche...</translation>
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
        <source>No keyring took the password, so it is still in the file. Start the desktop&apos;s keyring and try again.</source>
        <translation>Nessun portachiavi ha accettato la password, che quindi è ancora nel file. Avviare il portachiavi del desktop e riprovare.</translation>
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
        <source>This version keeps the name but cannot use certificates yet.</source>
        <translation>Questa versione conserva il nome ma non può ancora usare i certificati.</translation>
    </message>
    <message>
        <source>&amp;Send CA Certificate Chain</source>
        <translation>&amp;Invia la catena di certificati CA</translation>
    </message>
    <message>
        <source>This entry uses mutual group authentication, which this version does not know. It stays so unless you choose another method.</source>
        <translation>Questa connessione usa l&apos;autenticazione di gruppo reciproca, che questa versione non conosce. Rimane così finché non si sceglie un altro metodo.</translation>
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
        <translation>Tab completa     ? elenca ciò che può seguire     Up e Down: cronologia     Ctrl+R vi cerca     Ctrl+F trova     Ctrl+Shift+C copia</translation>
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
        <translation>Riserva</translation>
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
        <source>The headend could not be started.</source>
        <translation>Impossibile avviare il concentratore.</translation>
    </message>
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
        <source>A VPN connection is up or the headend is running.</source>
        <translation>Una connessione VPN è attiva o il concentratore è in funzione.</translation>
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
        <source>Both ends of a classic IPsec remote-access VPN: a client with the manners of VPN Client 3.5 and 4.x, and a headend that speaks a PIX 6.3 configuration, on a lab network inside this program.</source>
        <translation>I due capi di una classica VPN IPsec di accesso remoto: un client con i modi di VPN Client 3.5 e 4.x e un concentratore che parla la configurazione PIX 6.3, su una rete di prova dentro questo programma.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Not connected with, and not endorsed by, Cisco Systems; &quot;Cisco&quot; and &quot;PIX&quot; are named only to say what it works with.</source>
        <translation>Software libero sotto la GNU General Public License, versione 3 o successiva. Non è legato a Cisco Systems né da essa approvato; &quot;Cisco&quot; e &quot;PIX&quot; sono nominati solo per dire con che cosa funziona.</translation>
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
        <source>PIX 6.3 configuration · in this program</source>
        <translation>Configurazione PIX 6.3 · in questo programma</translation>
    </message>
    <message>
        <source>PIX 6.3 configuration · in this program · running for %1</source>
        <translation>Configurazione PIX 6.3 · in questo programma · in funzione da %1</translation>
    </message>
    <message>
        <source>PIX 6.3 · built-in lab · running for %1</source>
        <translation>PIX 6.3 · rete di prova incorporata · in funzione da %1</translation>
    </message>
    <message>
        <source>PIX 6.3 configuration · in this program, on the built-in lab network · running for %1</source>
        <translation>Configurazione PIX 6.3 · in questo programma, sulla rete di prova incorporata · in funzione da %1</translation>
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
        <source>%1, connected</source>
        <translation>%1, collegata</translation>
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
        <translation>Sicurezza</translation>
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
        <source>This version sends IPSec packets as they are. Transparent tunneling is kept in the entry for other programs.</source>
        <translation>Questa versione invia i pacchetti IPSec così come sono. Il tunneling trasparente è conservato nella connessione per altri programmi.</translation>
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
        <translation>A&amp;nnulla collegamento</translation>
    </message>
    <message>
        <source>&amp;Connect to</source>
        <translation>&amp;Collega a</translation>
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
        <source>&amp;Cut off when idle for:</source>
        <translation>Scolle&amp;ga se inattivo per:</translation>
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
