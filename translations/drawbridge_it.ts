<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>ClientText</name>
    <message>
        <source>Not connected</source>
        <translation type="unfinished">Non collegato</translation>
    </message>
    <message>
        <source>Initializing the VPN connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacting the security gateway at %1...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User Authentication for %1...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authenticating user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negotiating security policies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Securing communication channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do you wish to continue?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your VPN connection is secure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnecting the VPN connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unknown error occurred while establishing the VPN connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection entry is unreadable, or has missing or incorrect information.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unable to contact the security gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offer was acceptable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The remote peer terminated the connection during user authentication.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unable to establish a secure communication channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User authentication was cancelled by the user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A VPN connection is already in the process of being established.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A VPN connection already exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The remote peer does not support the required VPN client protocol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The remote peer is no longer responding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User authentication failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed to establish a TCP connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No VPN connection exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost contact with the security gateway. Check your network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your VPN connection has been terminated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have been disconnected by an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maximum configured lifetime was exceeded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unknown error occurred at the remote peer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unable to resolve the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maximum connection time was exceeded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maximum idle time was exceeded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason not specified by peer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy negotiation failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway answered, but its proof does not fit this group password. The group name or the group password is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry offers nothing but legacy algorithms, and it does not allow them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version cannot use certificates yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it happens again, save the log for your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the entry with Modify and fill in what is missing, first of all Host and the group name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this computer reaches the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address of the gateway in the entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway wants %1; this entry offers %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry offers %1; the gateway took none of it and did not say what it wants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the entry and choose another offer on the Advanced tab, or ask your administrator which algorithms the gateway accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator whether your account is locked, and whether the gateway has an address left to give.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator whether the transform sets of the gateway fit the offer of this entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again and answer the question for user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the other connection first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator whether the gateway serves remote-access clients with user authentication.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this computer reaches the network and that the gateway is running, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall on the way may block UDP port 500.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator whether the group name and its password are right: many gateways stay silent when they are wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check Caps Lock and the user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whether the account is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator why the gateway ended the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again; the gateway limits how long a connection may last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of Host in the entry, or enter the gateway&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this computer reaches its name server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the group password again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check capital letters in the group name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow legacy algorithms on the Advanced tab of the entry, or choose another offer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose group authentication in the entry, if your administrator gave you a group name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mutual group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security policy (1.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name cannot contain control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name cannot contain %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of %2 is not KEY=VALUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large for a connection entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no section [main].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not readable text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a connection entry named &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection entry named &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry &quot;%1&quot; is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection uses %1. It is kept for old gateways and can be broken by others.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryEditor</name>
    <message>
        <source>Set by your administrator.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileModel</name>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compatibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Offer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IKE &amp;mode:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diffie-Hellman &amp;group:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Perfect forward secrecy:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NT domai&amp;n:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Allow legacy algorithms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic (AES first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggressive mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the gateway says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AuthenticationTab</name>
    <message>
        <source>The two passwords differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Con&amp;firm Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the desktop keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the entry&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring found: asked at each connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in lab&apos;s own password; it is no secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring took the password, so it is still in the file. Start the desktop&apos;s keyring and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone who can read this file can read the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to &amp;Keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Certificate Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No certificates in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version keeps the name but cannot use certificates yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send CA Certificate Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry uses mutual group authentication, which this version does not know. It stays so unless you choose another method.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::BackupTab</name>
    <message>
        <source>Enable &amp;Backup Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried from the top when the main server does not answer (reasons 403, 412 and 414).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup server to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host name or IP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup servers in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U&amp;p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do&amp;wn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ClientWindows</name>
    <message>
        <source>&quot;%1&quot; was not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring is running, so passwords are asked for each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - Drawbridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnecting from &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished">Non collegato</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CommandPreviewModel</name>
    <message>
        <source>command %1, added: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>command %1, removed: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CompletionPopup</name>
    <message>
        <source>What may stand here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then</source>
        <comment>what may follow the word</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConfigEditor</name>
    <message>
        <source>edit line %1 of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five asterisks keep the secret that is there. Tab completes, Ctrl+Space lists what may come next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the configuration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConnectionHistory</name>
    <message>
        <source>Step %1 of %2. Phase 1 took %3, your answer %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2. Phase 1 took %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No answer for %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connection terminated on: %1   Duration: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection History</source>
        <translation type="unfinished">Cronologia della connessione</translation>
    </message>
    <message>
        <source>No connection was made yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You ended the connection to &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <comment>state of a step</comment>
        <translation type="unfinished">non riuscito</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you can try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Entry...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished">Aiuto</translation>
    </message>
    <message>
        <source>Show &amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel Connect</source>
        <translation type="unfinished">Annulla &amp;collegamento</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Chiudi</translation>
    </message>
    <message>
        <source>note</source>
        <comment>state of a step</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <comment>state of a step</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a step</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <comment>state of a step</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection entry: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConnectionsPage</name>
    <message>
        <source>Connection entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection entries yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection entry holds the address of a gateway and how you prove who you are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Connection Entry...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import .pcf File...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the Built-in Lab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConsolePage</name>
    <message>
        <source>Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands act at once, as on the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause After Each Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ut Back into the Main Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open in Own Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console is in a window of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring to Front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug is switched at the privileged prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts (*.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console was saved to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConsolePanel</name>
    <message>
        <source>The headend is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it to get a prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished">Avvia</translation>
    </message>
    <message>
        <source>Fin&amp;d:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find upwards (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find upwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find downwards (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find downwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console of the headend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab completes     ? lists what may follow     Up and Down: history     Ctrl+R searches it     Ctrl+F finds     Ctrl+Shift+C copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConsoleView</name>
    <message>
        <source>The console session has ended. Press Return for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headend was stopped: the console session has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history: type a part of a command. Ctrl+R goes on, Return takes it, Esc leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History: &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History: &quot;%1&quot; was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CountersCard</name>
    <message>
        <source>IKE tunnels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPsec SA pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pool addresses in use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CredentialsCard</name>
    <message>
        <source>Copy the group password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the wildcard key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the user&apos;s password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the AAA key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::DebugSwitches</name>
    <message>
        <source>All &amp;off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the headend prints about IKE and IPsec while it happens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::DialUpTab</name>
    <message>
        <source>Not used on Linux; kept for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to Internet via dial-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft Dial-Up Networking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phonebook Entry:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Third party dial-up application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::DifferenceDialog</name>
    <message numerus="yes">
        <source>At the console: %n command(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>My edits: %n command(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed at the console and here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge puts your edits on top of what was done at the console; where both changed the same line, yours stands. Nothing is sent before you push.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands entered at the console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands of my edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished">&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard My Edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EntryActions</name>
    <message>
        <source>The saved user password of &quot;%1&quot; was erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Annulla</translation>
    </message>
    <message>
        <source>Select a connection entry first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is being ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A security policy cannot be opened here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the default connection entry already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No user password is saved for this entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect this entry first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished">Collega</translation>
    </message>
    <message>
        <source>Disconnect from &quot;%1&quot; and connect to &quot;%2&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished">&amp;Collega</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished">Elimina</translation>
    </message>
    <message>
        <source>Delete the connection entry &quot;%1&quot;? Its saved passwords are removed too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Connection Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection entries (*.pcf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished">Importa</translation>
    </message>
    <message>
        <source>%1 Nothing was imported from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) imported.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the entry with its saved passwords?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file they are only disguised: anyone who can read it can read the passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export With&amp;out Secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;with Secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">Esporta</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was exported without passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was exported with its passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone who can read the file can read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was exported; no password is saved for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EntryEditor</name>
    <message>
        <source>There is already a connection entry named &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the host name or IP address of the remote server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes of this connection entry?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Connection Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties of &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection &amp;Entry:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dial-Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished">Aiuto</translation>
    </message>
    <message>
        <source>Erase User Password</source>
        <translation type="unfinished">Cancella password utente</translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Salva</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EntryWizard</name>
    <message>
        <source>No address was found for this name. You can go on and change it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a connection entry named &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the host name or IP address of the remote server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group name is empty. Few gateways accept that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard this connection entry?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Connection Entry Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name for the new connection entry and, if you like, a description.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your administrator may have provided you with group parameters or a digital certificate to authenticate your access to the remote server. If so, select the appropriate authentication method and complete your entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have successfully created a new virtual private networking connection entry named:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click Finish to save this entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To connect to the remote network, select the Connect button from the main window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To modify this connection entry, click Options on the main window and select Properties from the menu that appears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import a .pcf file instead...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group Access Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;onfirm Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ertificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;ame:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No certificates in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send CA Certificate Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect n&amp;ow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished">Aiuto</translation>
    </message>
    <message>
        <source>&lt; &amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EventModel</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::FindingsCard</name>
    <message>
        <source>Show Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No findings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) checked.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) in this configuration</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::FindingsModel</name>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::GroupPasswordDialog</name>
    <message>
        <source>Pre-shared Key for &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group Password for &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the pre-shared key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password of the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring found: asked at each connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K&amp;eep in the desktop keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished">Aiuto</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished">&amp;Collega</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HeadendController</name>
    <message>
        <source>The headend could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: the headend starts with this configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The startup configuration could not be written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The startup configuration %1 could not be read whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest was loaded. The file was kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished">Conferma</translation>
    </message>
    <message numerus="yes">
        <source>The headend was changed at the console (%n command(s)).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your edits were made on an older configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard My Edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the Headend</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) end. The clients are told. Stop the headend?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">Ferma</translation>
    </message>
    <message>
        <source>Load Configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configurations (*.cfg *.txt *.conf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was loaded as edits. Nothing is sent before you push.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headend runs with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) do not fit what was done at the console and were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>take back the push that was undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard Edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) were not pushed. Discard them?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished">Scarta</translation>
    </message>
    <message>
        <source>Clear the session of %1? The client is told and may connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Clear %n session(s)? The clients are told and may connect again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clear Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>sessions</comment>
        <translation type="unfinished">Svuota</translation>
    </message>
    <message>
        <source>Clear Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the login of %1? The user is asked to log in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headend is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no edits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headend stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Headend %1 running, %n tunnel(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HeadendText</name>
    <message>
        <source>The line &quot;%1&quot; is not understood: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum is not that of this text: the file was edited, or it comes from a device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%2&quot; names access list %1, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%2&quot; names interface %1, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%2&quot; names address pool %1, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%2&quot; names AAA server %1, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%2&quot; names transform set %1, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%2&quot; names dynamic map %1, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%2&quot; names object group %1, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%2&quot; names AAA server %1, which has no host, so nobody can log in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1 has no address pool, so its users get no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1 has no password, so its users cannot connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %2 of map %1 is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crypto map %1 is on interface %2, where ISAKMP is not enabled, so nobody is answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ISAKMP is enabled, but there is no ISAKMP policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ISAKMP is enabled, but there is neither an ISAKMP key nor a group password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: the secret is masked and must be typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key holds for every address; whoever knows it may ask for a login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key holds for every address and no login is asked for; whoever knows it is in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not encrypt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is weak encryption; it is kept for old clients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a weak hash; it is kept for old clients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diffie-Hellman group %1 is weak; it is kept for old clients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are VPN groups, but no ISAKMP policy with group 2, so their clients cannot connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access list %1 names the real address behind a static (%2); packets arrive with %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers to clients of pool %1 are translated at interface %2 and lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pool %1 overlaps %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %2 of crypto map %1 is dynamic and comes before a static one, whose peers it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1 splits its tunnel by access list %2, whose source is any; nothing is split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout uauth is 0: a browser asks for the password again for every object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sessions end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users of group %1 connect again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients of pool %1 are dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New sessions only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear xlate is advised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret must be typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line is not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line cannot be removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; ends the sessions that are up. The clients are told and may connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password or the address pool of this group changes. Users who are connected must connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range of this pool changes. Clients that hold one of its addresses must connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sessions that are up keep what they negotiated until they rekey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translations that are open keep the old rule until they end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not sent, because its secret is masked. Type it in the form or in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not understood, so it stays here and is not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to the device and stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long; 63 characters are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name cannot contain a blank or a special character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number is outside the range that the device takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last address comes before the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a mask of a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more of these than the device takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already one with this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another part of the configuration uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A set holds one cipher, and at most one hash beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device does not know this transform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long; 127 characters are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password cannot be empty, contain blanks or special characters, or be asterisks only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This command is not known. The line is kept as it is and not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; may stand for several words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not belong here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number from %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address %1 and mask %2 do not fit together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no interface &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no access list &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this line should remove is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration has this line already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is used by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line collides with &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a value that this command takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum is not that of this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New in the wanted configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the wanted configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced by a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enters the part that the next lines belong to</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) pushed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) pushed. They are undone in %1 unless you confirm.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The command &quot;%1&quot; was refused: %2. The commands before it were undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was pushed: an earlier push waits for its confirmation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command &quot;%1&quot; was refused: %2. The other commands were taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) confirmed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) were undone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not confirmed: the %n command(s) were undone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished">Client</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internet visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AAA, TACACS+</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wildcard key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AAA key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SPI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::IsakmpPolicyForm</name>
    <message>
        <source>change authentication of policy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change encryption of policy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change hash of policy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change group of policy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lifetime is 120 to 86400 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change lifetime of policy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ISAKMP policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;riority:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 65534; the lowest is tried first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;uthentication:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encr&amp;yption:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash (&amp;integrity):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diffie-Hellman &amp;group:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Li&amp;fetime:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::IsakmpSaModel</name>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DH group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SA pairs made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rekey in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LabPageWindow</name>
    <message>
        <source>The web server refused the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the web server was cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web server did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no tunnel to the web server. Connect the entry first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of the web server could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab Web Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the page through the tunnel...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetched through the tunnel: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page of the web server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished">Aiuto</translation>
    </message>
    <message>
        <source>&amp;Fetch Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LifeFields</name>
    <message>
        <source>SA &amp;life:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seco&amp;nds:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unspecified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lifetime is sent; the gateway&apos;s own counts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogController</name>
    <message>
        <source>Save Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text files (*.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was not saved to %1: %2. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogPanel</name>
    <message>
        <source>All classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No class</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Classes of the client log that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines of the headend have no classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logging is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable</source>
        <comment>log</comment>
        <translation type="unfinished">Attiva</translation>
    </message>
    <message>
        <source>No line passes the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w All Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is empty. Connect, or raise the level in Log Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headend has sent no syslog message yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no debug output. Switch it on in the console, for example with &quot;debug crypto isakmp&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved to %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Client log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headend debug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syslog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1-Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2-Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3-High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of the lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level up to which lines are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogSettingsDialog</name>
    <message>
        <source>Log Settings</source>
        <translation type="unfinished">Impostazioni del registro</translation>
    </message>
    <message>
        <source>How much the client records. Low is faults and warnings, Medium adds what happens, High adds every detail. It holds for what comes from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1-Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2-Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3-High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;M:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection manager: steps of a connection, its beginning and its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IK&amp;E:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key exchange: messages sent and received, what was negotiated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;XAUTH:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User authentication: what was asked and answered, never the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;PSEC:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and packets of the tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished">&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogWindow</name>
    <message>
        <source>Log Window</source>
        <translation type="unfinished">Finestra del registro</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Salva</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished">&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::NotificationsWindow</name>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages of this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no new notification messages at this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished">&amp;Aiuto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::OtherConnectionsForm</name>
    <message>
        <source>Other Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;curity:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local Network Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local network interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;IP Addr:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <comment>network interface</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <comment>address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <comment>ports</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What no rule above covers leaves in the clear, as if there were no policy. This rule always comes last and cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::OverviewPage</name>
    <message>
        <source>The headend is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts with the configuration that was saved to startup, or with the lab&apos;s own if none was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished">Avvia</translation>
    </message>
    <message>
        <source>Start from another configuration:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Lab&apos;s Configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a File...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headend</source>
        <translation type="unfinished">Concentratore</translation>
    </message>
    <message>
        <source>PIX 6.3 configuration · in this program, on the built-in lab network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIX 6.3 configuration · in this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIX 6.3 configuration · in this program · running for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIX 6.3 · built-in lab · running for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIX 6.3 configuration · in this program, on the built-in lab network · running for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PasteDialog</name>
    <message>
        <source>Paste into the Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Send %n line(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Lines to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line acts as soon as the headend reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished">&amp;Aiuto</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyEditor</name>
    <message>
        <source>&quot;%1&quot; is not a security policy. Modify opens its own form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy not active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 rule and the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No key is set. It is asked for at each connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is kept in the desktop keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key stands in the entry&apos;s file, where everyone who can read the file can read it. Set it again to keep it in the desktop keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring is running, so the key is asked for at each connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the key of the built-in lab, which is no secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. The running connection keeps the policy that it was made with; the new one counts from the next connection on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security Policy Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of this security policy are not saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Security Policy[*] - Security Policy Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] - Security Policy Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished">&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-Shared &amp;Key...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the connection (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules of the policy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyEntryForm</name>
    <message>
        <source>Network Security Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The main window renames it: Connection Entries, Rename.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules are tried from the top; the first whose remote party matches decides. &quot;Other Connections&quot; always comes last. The pre-shared key is set under My Identity.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyForm</name>
    <message>
        <source>restore %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change priority of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes with the next push.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands of this form</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyIdentityForm</name>
    <message>
        <source>My Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-shared Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-Shared &amp;Key...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity and Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;ID Type:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>my identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway knows this end by the address that it calls from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Local Network Interface:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <comment>network interface</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key was typed. Save Policy keeps it in the desktop keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key was typed, but no keyring is running that could keep it. It is asked for at each connection.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyKindView</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name, what became of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) connected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be deleted. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished">Duplica</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished">Elimina</translation>
    </message>
    <message>
        <source>There are none yet. Press Add to make the first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyObjectModel</name>
    <message>
        <source>transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>noun</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <comment>Diffie-Hellman</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, what became of it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyObjects</name>
    <message>
        <source>VPN groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address pools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ISAKMP policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transform sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <comment>edit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <comment>edit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <comment>edit</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyPage</name>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview and Push... (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview and Push...</source>
        <translation type="unfinished">Anteprima e invio...</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) checked.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No findings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits stay here until they are pushed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished">Ripeti</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished">Scarta</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headend is stopped. Start it to edit its policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished">Avvia</translation>
    </message>
    <message>
        <source>Kinds of objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyPhase1Form</name>
    <message>
        <source>phase 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication (Phase 1), Proposal %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication Method and Algorithms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Authentication Method:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En&amp;crypt Alg:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash Al&amp;g:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key Group:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-shared key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose DES or Triple DES: phase 1 is always encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyPhase2Form</name>
    <message>
        <source>phase 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key exchange (Phase 2), Proposal %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPSec Protocols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encapsulation &amp;Protocol (ESP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En&amp;crypt Alg:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash Al&amp;g:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encaps&amp;ulation:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication Protocol (AH)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;AH:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No AH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Null encrypts nothing: packets are protected against change, not against reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick this: without ESP there is no protocol that could protect the traffic.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyRuleForm</name>
    <message>
        <source>Connection Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;cure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Non-secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote Party Identity and Addressing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID T&amp;ype:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remote party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Protocol:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <comment>protocols</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <comment>ports</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect using secure &amp;tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;ID Type:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secure tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Su&amp;bnet:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mas&amp;k:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Domain Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic to the remote party goes through the tunnel; the first rule that matches decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule of this policy is Secure. It can be saved, but nothing can be connected with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the subnet that is reached through the tunnel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address that is reached through the tunnel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the mask of the subnet, for example 255.255.255.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a network mask.</source>
        <translation type="unfinished">%1 non è una maschera di rete.</translation>
    </message>
    <message>
        <source>Enter a port from 1 to 65535, or choose All.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the host name of the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an address.</source>
        <translation type="unfinished">%1 non è un indirizzo.</translation>
    </message>
    <message>
        <source>Without a secure tunnel to a gateway the remote party itself must be one address: choose ID Type IP Address, or tick this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyTreeModel</name>
    <message>
        <source>Remote access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>kind of objects, how many</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n edited</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyWords</name>
    <message>
        <source>%1 (weak)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, NULL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-shared key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate (RSA)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PoolForm</name>
    <message>
        <source>change first address of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change last address of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a network mask.</source>
        <translation type="unfinished">%1 non è una maschera di rete.</translation>
    </message>
    <message>
        <source>change mask of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first address comes after the last, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last address comes before the first, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now</source>
        <comment>pool</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Las&amp;t address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mask:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given to clients beside the address; none is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PoolModel</name>
    <message>
        <source>%1 of %2 in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <comment>address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <comment>address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PoolStrip</name>
    <message>
        <source>%1, %2</source>
        <comment>how long, from where</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PreSharedKeyDialog</name>
    <message>
        <source>The key needs %1 characters or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two keys differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-Shared Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the key that your administrator gave you for this gateway. Capital letters and small letters differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-shared &amp;Key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;onfirm Key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished">Aiuto</translation>
    </message>
    <message>
        <source>&amp;Set Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Annulla</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The file was kept as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, default entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last connected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PushDialog</name>
    <message numerus="yes">
        <source>%1 of %n command(s) sent.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Commands (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To undo (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n command(s), in a safe order: nothing is named before it exists, nothing goes while something names it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Push %n Command(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Changed at the console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These commands would undo what was done there. Merge your edits first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The check finds %n error(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Push a&amp;ll the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. What groups give reaches users at their next login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) stay connected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) are cut off</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview and Push</source>
        <translation type="unfinished">Anteprima e invio</translation>
    </message>
    <message>
        <source>Preview and push</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo unless I confirm within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo unless I confirm within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at the first &amp;error and undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save to startup after I confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wanted configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands that undo the push</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished">&amp;Aiuto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Rate</name>
    <message>
        <source>%1 b/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kb/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::RenameDialog</name>
    <message>
        <source>Rename &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished">&amp;Rinomina</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Annulla</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::RouteModel</name>
    <message>
        <source>%1, key in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>security association</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subnet Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SA</source>
        <comment>security association</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::RuleTreeModel</name>
    <message>
        <source>Secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <comment>remote party</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP Subnet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP Address Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domain Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network Security Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication (Phase 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key exchange (Phase 2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1- Other Connections</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase &amp;1 Mode:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable &amp;Perfect Forward Secrecy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PFS Key &amp;Group:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SessionModel</name>
    <message>
        <source>no user name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pool address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SA pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SessionWindows</name>
    <message>
        <source>Connected to &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You disconnected from &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cancelled the connection to &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to &quot;%1&quot; has ended. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not connected. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for your password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection waits for your user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished">Non collegato</translation>
    </message>
    <message>
        <source>Your VPN connection is not active.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::SessionsPanel</name>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no ISAKMP security association.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no IPsec security association.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No user is authenticated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a Client</source>
        <translation type="unfinished">Collega un client</translation>
    </message>
    <message>
        <source>Events, sessions and security associations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IKE SAs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPsec SAs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Login...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Session...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection e&amp;ntry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;w...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tatistics...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2, gateway %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection entries yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an entry and press Connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished">&amp;Collega</translation>
    </message>
    <message>
        <source>&amp;Cancel Connect</source>
        <translation type="unfinished">Annulla &amp;collegamento</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Span</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::StateCard</name>
    <message>
        <source>group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built-in lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no traffic for a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a connection entry, then press Connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received %1, sent %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client address</source>
        <translation type="unfinished">Indirizzo del client</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Lab &amp;Web Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics...</source>
        <translation type="unfinished">Statistiche...</translation>
    </message>
    <message>
        <source>Progress of the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic of the last minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::StatisticsWindow</name>
    <message>
        <source>Address Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished">Client</translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bypassed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crypto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent Tunneling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active on UDP port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local LAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <comment>compression</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase 1 renews in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase 2 renews in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last DPD answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed</source>
        <comment>DNS</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MTU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway names no local network that may be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local LAN access is disabled for this entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network is reached through the tunnel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tunnel Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;oute Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your VPN connection is not active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local LAN Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secured Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished">&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies everything as the command line&apos;s stat prints it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <comment>counters</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Chiudi</translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ThroughputCard</name>
    <message>
        <source>Throughput, last 5 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to clients %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from clients %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To clients %1, from clients %2, highest %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TopologyCard</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the same as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the diagram...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the Diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diagram was written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diagram could not be written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TopologyModel</name>
    <message>
        <source>outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>headend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tunnel(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, security %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESP tunnel, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negotiating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TopologyView</name>
    <message>
        <source>Network diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TransformSetForm</name>
    <message>
        <source>A set needs at least one transform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device takes no integrity without encryption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change encryption of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change integrity of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change header of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change mode of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transform set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encr&amp;yption (ESP):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Integrity (ESP):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hea&amp;der (AH):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transport mode, for hosts; clients use tunnel mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TransportTab</name>
    <message>
        <source>Enable &amp;Transparent Tunneling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPSec over &amp;UDP (NAT / PAT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPSec over T&amp;CP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP &amp;Port:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow &amp;Local LAN Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer &amp;response timeout:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer response timeout in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 to 480</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version sends IPSec packets as they are. Transparent tunneling is kept in the entry for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Tray</name>
    <message>
        <source>Drawbridge: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Drawbridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel Connect</source>
        <translation type="unfinished">Annulla &amp;collegamento</translation>
    </message>
    <message>
        <source>&amp;Connect to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::UauthModel</name>
    <message>
        <source>by the tunnel&apos;s login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authenticated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::VpnGroupForm</name>
    <message>
        <source>change password of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change address pool of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle time is 60 to 86400 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change idle time of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum time is 60 to 31536000 seconds, or 0 for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change maximum time of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change PFS of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device takes two addresses at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change DNS servers of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change WINS servers of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change default domain of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change split tunnel of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device takes eight domains at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change split DNS of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;clear-client-cfg&quot; stands alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device takes ten backup servers at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change backup servers of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change hardware clients of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n address(es))</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>access list %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that of the crypto map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, all traffic enters the tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now</source>
        <comment>pool</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given to the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add&amp;ress pool:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Idle time:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ma&amp;ximum time:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per&amp;fect forward secrecy (PFS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;DNS servers:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;WINS servers:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default do&amp;main:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split &amp;tunnel:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domains thro&amp;ugh it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Backup servers:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As&amp;k for the unit&apos;s login at each connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ever&amp;y user behind a unit logs in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;vices that cannot log in may pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lo&amp;gin server:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cut off when idle for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Pool...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::XauthDialog</name>
    <message>
        <source>User Authentication for &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the code from your token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the question of the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter Username and Password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round %1 of this login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message from the gateway: &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway refused this user name or password. Try %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Username:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Domain:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A one-time code is never stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New P&amp;IN:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Response:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not allow saved passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished">Aiuto</translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Annulla</translation>
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
