<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>longspan::a11y</name>
        <message numerus="yes">
            <source>%n row(s) hidden</source>
            <translation>
                <numerusform>%n row hidden</numerusform>
                <numerusform>%n rows hidden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::items::GroupedCallModel</name>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n error</numerusform>
                <numerusform>%n errors</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::Choices</name>
        <message numerus="yes">
            <source>%1 and %Ln more</source>
            <translation>
                <numerusform>%1 and %Ln more</numerusform>
                <numerusform>%1 and %Ln more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s)</source>
            <translation>
                <numerusform>%Ln span</numerusform>
                <numerusform>%Ln spans</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::ComparePanel</name>
        <message numerus="yes">
            <source>%Ln span(s) in both</source>
            <translation>
                <numerusform>%Ln span in both</numerusform>
                <numerusform>%Ln spans in both</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln gone</source>
            <translation>
                <numerusform>%Ln gone</numerusform>
                <numerusform>%Ln gone</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln new</source>
            <translation>
                <numerusform>%Ln new</numerusform>
                <numerusform>%Ln new</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::FlameView</name>
        <message numerus="yes">
            <source>%Ln span(s)</source>
            <translation>
                <numerusform>%Ln span</numerusform>
                <numerusform>%Ln spans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln error(s)</source>
            <translation>
                <numerusform>%Ln error</numerusform>
                <numerusform>%Ln errors</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::HeatView</name>
        <message numerus="yes">
            <source>%Ln call(s) of %1 to %2</source>
            <translation>
                <numerusform>%Ln call of %1 to %2</numerusform>
                <numerusform>%Ln calls of %1 to %2</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::Messages</name>
        <message numerus="yes">
            <source>%Ln span(s) without a start time</source>
            <translation>
                <numerusform>%Ln span without a start time</numerusform>
                <numerusform>%Ln spans without a start time</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) without a duration</source>
            <translation>
                <numerusform>%Ln span without a duration</numerusform>
                <numerusform>%Ln spans without a duration</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) that end before they start</source>
            <translation>
                <numerusform>%Ln span that ends before it starts</numerusform>
                <numerusform>%Ln spans that end before they start</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) without an id</source>
            <translation>
                <numerusform>%Ln span without an id</numerusform>
                <numerusform>%Ln spans without an id</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) without a trace id</source>
            <translation>
                <numerusform>%Ln span without a trace id</numerusform>
                <numerusform>%Ln spans without a trace id</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln id(s) that are neither hex nor base64</source>
            <translation>
                <numerusform>%Ln id that is neither hex nor base64</numerusform>
                <numerusform>%Ln ids that are neither hex nor base64</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) that name themselves as their parent</source>
            <translation>
                <numerusform>%Ln span that names itself as its parent</numerusform>
                <numerusform>%Ln spans that name themselves as their parent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) whose process is not listed</source>
            <translation>
                <numerusform>%Ln span whose process is not listed</numerusform>
                <numerusform>%Ln spans whose process is not listed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln text(s) that are not UTF-8</source>
            <translation>
                <numerusform>%Ln text that is not UTF-8</numerusform>
                <numerusform>%Ln texts that are not UTF-8</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) that are no spans</source>
            <translation>
                <numerusform>%Ln record that is no span</numerusform>
                <numerusform>%Ln records that are no spans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) that make no sense</source>
            <translation>
                <numerusform>%Ln record that makes no sense</numerusform>
                <numerusform>%Ln records that make no sense</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln input(s) that end in the middle of a record</source>
            <translation>
                <numerusform>%Ln input that ends in the middle of a record</numerusform>
                <numerusform>%Ln inputs that end in the middle of a record</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln attribute(s) past the size limit</source>
            <translation>
                <numerusform>%Ln attribute past the size limit</numerusform>
                <numerusform>%Ln attributes past the size limit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) with details their sender dropped</source>
            <translation>
                <numerusform>%Ln span with details its sender dropped</numerusform>
                <numerusform>%Ln spans with details their sender dropped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) that were sent twice</source>
            <translation>
                <numerusform>%Ln span that was sent twice</numerusform>
                <numerusform>%Ln spans that were sent twice</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span id(s) used for different spans</source>
            <translation>
                <numerusform>%Ln span id used for different spans</numerusform>
                <numerusform>%Ln span ids used for different spans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) whose parents are not in the trace</source>
            <translation>
                <numerusform>%Ln span whose parent is not in the trace</numerusform>
                <numerusform>%Ln spans whose parents are not in the trace</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln circle(s) of parents</source>
            <translation>
                <numerusform>%Ln circle of parents</numerusform>
                <numerusform>%Ln circles of parents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln damaged segment(s) of the store</source>
            <translation>
                <numerusform>%Ln damaged segment of the store</numerusform>
                <numerusform>%Ln damaged segments of the store</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln partial answer(s) of the source</source>
            <translation>
                <numerusform>%Ln partial answer of the source</numerusform>
                <numerusform>%Ln partial answers of the source</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln unreadable file(s)</source>
            <translation>
                <numerusform>%Ln unreadable file</numerusform>
                <numerusform>%Ln unreadable files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) without traces</source>
            <translation>
                <numerusform>%Ln file without traces</numerusform>
                <numerusform>%Ln files without traces</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln request(s)</source>
            <translation>
                <numerusform>%Ln request</numerusform>
                <numerusform>%Ln requests</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s)</source>
            <translation>
                <numerusform>%Ln span</numerusform>
                <numerusform>%Ln spans</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::TopologyPanel</name>
        <message numerus="yes">
            <source>from %Ln trace(s)</source>
            <translation>
                <numerusform>from %Ln trace</numerusform>
                <numerusform>from %Ln traces</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::TracePanel</name>
        <message numerus="yes">
            <source>%Ln span(s)</source>
            <translation>
                <numerusform>%Ln span</numerusform>
                <numerusform>%Ln spans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln service(s)</source>
            <translation>
                <numerusform>%Ln service</numerusform>
                <numerusform>%Ln services</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln error(s)</source>
            <translation>
                <numerusform>%Ln error</numerusform>
                <numerusform>%Ln errors</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::window::MainWindow</name>
        <message numerus="yes">
            <source>%Ln part(s) of the source could not be read</source>
            <translation>
                <numerusform>%Ln part of the source could not be read</numerusform>
                <numerusform>%Ln parts of the source could not be read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::window::StatusLine</name>
        <message numerus="yes">
            <source>%Ln note(s)</source>
            <translation>
                <numerusform>%Ln note</numerusform>
                <numerusform>%Ln notes</numerusform>
            </translation>
        </message>
    </context>
</TS>
