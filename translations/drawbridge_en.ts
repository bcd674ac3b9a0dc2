<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>drawbridge::ui::ShellStatusBar</name>
    <message numerus="yes">
        <source>%n change(s) not pushed</source>
        <translation>
            <numerusform>%n change not pushed</numerusform>
            <numerusform>%n changes not pushed</numerusform>
        </translation>
    </message>
</context>
</TS>
