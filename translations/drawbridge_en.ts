<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CertificateText</name>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>expired %n day ago</numerusform>
            <numerusform>expired %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expires in %n day(s)</source>
        <translation>
            <numerusform>expires in %n day</numerusform>
            <numerusform>expires in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AccountingPage</name>
    <message numerus="yes">
        <source>%n row(s) written to %1.</source>
        <translation>
            <numerusform>%n row written to %1.</numerusform>
            <numerusform>%n rows written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::AutoConnector</name>
    <message numerus="yes">
        <source>Waiting: &quot;%1&quot; was not connected; tried again every %n minute(s).</source>
        <translation>
            <numerusform>Waiting: &quot;%1&quot; was not connected; tried again every minute.</numerusform>
            <numerusform>Waiting: &quot;%1&quot; was not connected; tried again every %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CaptureActions</name>
    <message numerus="yes">
        <source>%n packet(s) were saved to %1, and their keys to %2.</source>
        <translation>
            <numerusform>%n packet was saved to %1, and its keys to %2.</numerusform>
            <numerusform>%n packets were saved to %1, and their keys to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> %n later packet(s) found no room.</source>
        <translation>
            <numerusform> %n later packet found no room.</numerusform>
            <numerusform> %n later packets found no room.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateActions</name>
    <message numerus="yes">
        <source>%n certificate(s) imported.</source>
        <translation>
            <numerusform>%n certificate imported.</numerusform>
            <numerusform>%n certificates imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::CertificateDeleteDialog</name>
    <message numerus="yes">
        <source>%n connection entry(ies) cannot connect without it: %1.</source>
        <translation>
            <numerusform>%n connection entry cannot connect without it: %1.</numerusform>
            <numerusform>%n connection entries cannot connect without it: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ConnectionHistory</name>
    <message numerus="yes">
        <source>No answer for %n second(s).</source>
        <translation>
            <numerusform>No answer for %n second.</numerusform>
            <numerusform>No answer for %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::DifferenceDialog</name>
    <message numerus="yes">
        <source>At the console: %n command(s)</source>
        <translation>
            <numerusform>At the console: %n command</numerusform>
            <numerusform>At the console: %n commands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>My edits: %n command(s)</source>
        <translation>
            <numerusform>My edits: %n command</numerusform>
            <numerusform>My edits: %n commands</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::EntryActions</name>
    <message numerus="yes">
        <source>%n entry(ies) imported.</source>
        <translation>
            <numerusform>%n entry imported.</numerusform>
            <numerusform>%n entries imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::FindingsCard</name>
    <message numerus="yes">
        <source>%n line(s) checked.</source>
        <translation>
            <numerusform>%n line checked.</numerusform>
            <numerusform>%n lines checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) in this configuration</source>
        <translation>
            <numerusform>%n finding in this configuration</numerusform>
            <numerusform>%n findings in this configuration</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HeadendController</name>
    <message numerus="yes">
        <source>The headend was changed at the console (%n command(s)).</source>
        <translation>
            <numerusform>The headend was changed at the console (%n command).</numerusform>
            <numerusform>The headend was changed at the console (%n commands).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) end. The clients are told. Stop the headend?</source>
        <translation>
            <numerusform>%n session ends. The client is told. Stop the headend?</numerusform>
            <numerusform>%n sessions end. The clients are told. Stop the headend?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) do not fit what was done at the console and were left out.</source>
        <translation>
            <numerusform>%n edit does not fit what was done at the console and was left out.</numerusform>
            <numerusform>%n edits do not fit what was done at the console and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) were not pushed. Discard them?</source>
        <translation>
            <numerusform>%n edit was not pushed. Discard it?</numerusform>
            <numerusform>%n edits were not pushed. Discard them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %n session(s)? The clients are told and may connect again.</source>
        <translation>
            <numerusform>Clear %n session? The client is told and may connect again.</numerusform>
            <numerusform>Clear %n sessions? The clients are told and may connect again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Headend %1 running, %n tunnel(s)</source>
        <translation>
            <numerusform>Headend %1 running, %n tunnel</numerusform>
            <numerusform>Headend %1 running, %n tunnels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Headend %1 of this machine running, %n tunnel(s)</source>
        <translation>
            <numerusform>Headend %1 of this machine running, %n tunnel</numerusform>
            <numerusform>Headend %1 of this machine running, %n tunnels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HeadendSwitch</name>
    <message numerus="yes">
        <source>%n edit(s) were not pushed. Discard them?</source>
        <translation>
            <numerusform>%n edit was not pushed. Discard it?</numerusform>
            <numerusform>%n edits were not pushed. Discard them?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::HeadendText</name>
    <message numerus="yes">
        <source>%n command(s) pushed.</source>
        <translation>
            <numerusform>%n command pushed.</numerusform>
            <numerusform>%n commands pushed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) pushed. They are undone in %1 unless you confirm.</source>
        <translation>
            <numerusform>%n command pushed. It is undone in %1 unless you confirm.</numerusform>
            <numerusform>%n commands pushed. They are undone in %1 unless you confirm.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) confirmed.</source>
        <translation>
            <numerusform>%n command confirmed.</numerusform>
            <numerusform>%n commands confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) were undone.</source>
        <translation>
            <numerusform>%n command was undone.</numerusform>
            <numerusform>%n commands were undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not confirmed: the %n command(s) were undone.</source>
        <translation>
            <numerusform>Not confirmed: the command was undone.</numerusform>
            <numerusform>Not confirmed: the %n commands were undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LabConfigurationDialog</name>
    <message numerus="yes">
        <source>The tech note&apos;s configuration with %n line(s) changed, so that everything the note promises works:</source>
        <translation>
            <numerusform>The tech note&apos;s configuration with %n line changed, so that everything the note promises works:</numerusform>
            <numerusform>The tech note&apos;s configuration with %n lines changed, so that everything the note promises works:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::LogPanel</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n new line</numerusform>
            <numerusform>%n new lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved to %1.</source>
        <translation>
            <numerusform>%n line saved to %1.</numerusform>
            <numerusform>%n lines saved to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n edit(s) were not pushed.</source>
        <translation>
            <numerusform>%n edit was not pushed.</numerusform>
            <numerusform>%n edits were not pushed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::MonitorCharts</name>
    <message numerus="yes">
        <source>%n packet(s) dropped.</source>
        <translation>
            <numerusform>%n packet dropped.</numerusform>
            <numerusform>%n packets dropped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::MonitorTables</name>
    <message numerus="yes">
        <source>Clear the login of %n user(s)? They are asked to log in again.</source>
        <translation>
            <numerusform>Clear the login of %n user? The user is asked to log in again.</numerusform>
            <numerusform>Clear the login of %n users? They are asked to log in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n connection(s)?</source>
        <translation>
            <numerusform>End %n connection?</numerusform>
            <numerusform>End %n connections?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1.</source>
        <translation>
            <numerusform>%n row written to %1.</numerusform>
            <numerusform>%n rows written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::Navigation</name>
    <message numerus="yes">
        <source>%n edit(s) not pushed</source>
        <translation>
            <numerusform>%n edit not pushed</numerusform>
            <numerusform>%n edits not pushed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PasteDialog</name>
    <message numerus="yes">
        <source>Send %n line(s)?</source>
        <translation>
            <numerusform>Send %n line?</numerusform>
            <numerusform>Send %n lines?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyEditor</name>
    <message numerus="yes">
        <source>%n unsaved change(s)</source>
        <translation>
            <numerusform>%n unsaved change</numerusform>
            <numerusform>%n unsaved changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of this security policy are not saved.</source>
        <translation>
            <numerusform>%n change of this security policy is not saved.</numerusform>
            <numerusform>%n changes of this security policy are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyKindView</name>
    <message numerus="yes">
        <source>%n user(s) connected</source>
        <translation>
            <numerusform>%n user connected</numerusform>
            <numerusform>%n users connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyPage</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) checked.</source>
        <translation>
            <numerusform>%n line checked.</numerusform>
            <numerusform>%n lines checked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PolicyTreeModel</name>
    <message numerus="yes">
        <source>%1, %n edited</source>
        <translation>
            <numerusform>%1, %n edited</numerusform>
            <numerusform>%1, %n edited</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::PushDialog</name>
    <message numerus="yes">
        <source>%1 of %n command(s) sent.</source>
        <translation>
            <numerusform>%1 of %n command sent.</numerusform>
            <numerusform>%1 of %n commands sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s), in a safe order: nothing is named before it exists, nothing goes while something names it.</source>
        <translation>
            <numerusform>%n command, in a safe order: nothing is named before it exists, nothing goes while something names it.</numerusform>
            <numerusform>%n commands, in a safe order: nothing is named before it exists, nothing goes while something names it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Push %n Command(s)</source>
        <translation>
            <numerusform>&amp;Push %n Command</numerusform>
            <numerusform>&amp;Push %n Commands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The check finds %n error(s)</source>
        <translation>
            <numerusform>The check finds %n error</numerusform>
            <numerusform>The check finds %n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) stay connected</source>
        <translation>
            <numerusform>%n user stays connected</numerusform>
            <numerusform>%n users stay connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) are cut off</source>
        <translation>
            <numerusform>%n user is cut off</numerusform>
            <numerusform>%n users are cut off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::ShellStatusBar</name>
    <message numerus="yes">
        <source>%n change(s) not pushed</source>
        <translation>
            <numerusform>%n change not pushed</numerusform>
            <numerusform>%n changes not pushed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TopologyModel</name>
    <message numerus="yes">
        <source>%n tunnel(s)</source>
        <translation>
            <numerusform>%n tunnel</numerusform>
            <numerusform>%n tunnels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::TopologyView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drawbridge::ui::VpnGroupForm</name>
    <message numerus="yes">
        <source>%1 (%n address(es))</source>
        <translation>
            <numerusform>%1 (%n address)</numerusform>
            <numerusform>%1 (%n addresses)</numerusform>
        </translation>
    </message>
</context>
</TS>
