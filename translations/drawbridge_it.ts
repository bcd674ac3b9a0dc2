<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
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
