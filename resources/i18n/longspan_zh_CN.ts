<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>longspan::a11y</name>
        <message>
            <source>its parents go round in a circle</source>
            <translation>父子关系成环</translation>
        </message>
        <message>
            <source>its parent is missing</source>
            <translation>父跨度缺失</translation>
        </message>
        <message>
            <source>another span has the same id</source>
            <translation>另一个跨度有相同的 ID</translation>
        </message>
        <message>
            <source>starts after %1</source>
            <translation>%1 后开始</translation>
        </message>
        <message>
            <source>start unknown</source>
            <translation>开始时间未知</translation>
        </message>
        <message>
            <source>self time %1</source>
            <translation>自身耗时 %1</translation>
        </message>
        <message>
            <source>clock corrected by %1</source>
            <translation>时钟校正 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) hidden</source>
            <translation>
                <numerusform>隐藏了 %n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>an error below</source>
            <translation>下级有错误</translation>
        </message>
        <message>
            <source>duration unknown</source>
            <translation>耗时未知</translation>
        </message>
        <message>
            <source>error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>some errors</source>
            <translation>有少量错误</translation>
        </message>
        <message>
            <source>many errors</source>
            <translation>错误很多</translation>
        </message>
    </context>
    <context>
        <name>longspan::items</name>
        <message>
            <source>server</source>
            <translation>服务端</translation>
        </message>
        <message>
            <source>client</source>
            <translation>客户端</translation>
        </message>
        <message>
            <source>producer</source>
            <translation>生产者</translation>
        </message>
        <message>
            <source>consumer</source>
            <translation>消费者</translation>
        </message>
        <message>
            <source>local</source>
            <translation>本地</translation>
        </message>
    </context>
    <context>
        <name>longspan::items::AttributeModel</name>
        <message>
            <source>Span</source>
            <translation>跨度</translation>
        </message>
        <message>
            <source>Trace ID</source>
            <translation>链路 ID</translation>
        </message>
        <message>
            <source>Span ID</source>
            <translation>跨度 ID</translation>
        </message>
        <message>
            <source>Parent ID</source>
            <translation>父跨度 ID</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>耗时</translation>
        </message>
        <message>
            <source>Status message</source>
            <translation>状态信息</translation>
        </message>
        <message>
            <source>Trace state</source>
            <translation>链路状态</translation>
        </message>
        <message>
            <source>Local endpoint</source>
            <translation>本端</translation>
        </message>
        <message>
            <source>Remote endpoint</source>
            <translation>对端</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>进程</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>作用域</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>Details could not be read</source>
            <translation>无法读取详情</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>child of</source>
            <translation>子于</translation>
        </message>
        <message>
            <source>follows from</source>
            <translation>跟随于</translation>
        </message>
        <message>
            <source>link</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>From the sender</source>
            <translation>来自发送方</translation>
        </message>
        <message>
            <source>Tags dropped by the sender</source>
            <translation>被发送方丢弃的标签</translation>
        </message>
        <message>
            <source>Events dropped by the sender</source>
            <translation>被发送方丢弃的事件</translation>
        </message>
        <message>
            <source>Links dropped by the sender</source>
            <translation>被发送方丢弃的链接</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>键</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
    </context>
    <context>
        <name>longspan::items::CallCells</name>
        <message>
            <source>ERROR</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>#</source>
            <translation>#</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>调用</translation>
        </message>
        <message>
            <source>Trace</source>
            <translation>链路</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>Interface</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Trace ID</source>
            <translation>链路 ID</translation>
        </message>
    </context>
    <context>
        <name>longspan::items::CompareCells</name>
        <message>
            <source>new</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>gone</source>
            <translation>消失</translation>
        </message>
        <message>
            <source>Service and operation</source>
            <translation>服务和操作</translation>
        </message>
        <message>
            <source>Spans A</source>
            <translation>A 跨度数</translation>
        </message>
        <message>
            <source>Spans B</source>
            <translation>B 跨度数</translation>
        </message>
        <message>
            <source>Duration A</source>
            <translation>A 耗时</translation>
        </message>
        <message>
            <source>Duration B</source>
            <translation>B 耗时</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>Self time A</source>
            <translation>A 自身耗时</translation>
        </message>
        <message>
            <source>Self time B</source>
            <translation>B 自身耗时</translation>
        </message>
        <message>
            <source>Self time, difference</source>
            <translation>自身耗时差异</translation>
        </message>
    </context>
    <context>
        <name>longspan::items::GroupedCallModel</name>
        <message>
            <source>p99 %1</source>
            <translation>p99 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n 个错误</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 calls</source>
            <translation>%1 次调用</translation>
        </message>
    </context>
    <context>
        <name>longspan::items::InterfaceModel</name>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Interface</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>调用数</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>p50</source>
            <translation>p50</translation>
        </message>
        <message>
            <source>p95</source>
            <translation>p95</translation>
        </message>
        <message>
            <source>p99</source>
            <translation>p99</translation>
        </message>
        <message>
            <source>Max</source>
            <translation>最大</translation>
        </message>
        <message>
            <source>Trend</source>
            <translation>趋势</translation>
        </message>
    </context>
    <context>
        <name>longspan::items::SpanModel</name>
        <message>
            <source>ERROR</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Operation</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>耗时</translation>
        </message>
        <message>
            <source>Self time</source>
            <translation>自身耗时</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Depth</source>
            <translation>深度</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Span ID</source>
            <translation>跨度 ID</translation>
        </message>
    </context>
    <context>
        <name>longspan::items::StatisticsModel</name>
        <message>
            <source>Service and operation</source>
            <translation>服务与操作</translation>
        </message>
        <message>
            <source>Spans</source>
            <translation>跨度</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>合计</translation>
        </message>
        <message>
            <source>Self time</source>
            <translation>自身耗时</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>占比</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>平均</translation>
        </message>
        <message>
            <source>p95</source>
            <translation>p95</translation>
        </message>
        <message>
            <source>Max</source>
            <translation>最大</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::Choices</name>
        <message>
            <source>Demo shop</source>
            <translation>演示商店</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %Ln more</source>
            <translation>
                <numerusform>%1 等另外 %Ln 个</numerusform>
            </translation>
        </message>
        <message>
            <source>built in</source>
            <translation>内置</translation>
        </message>
        <message>
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>local store</source>
            <translation>本地存储</translation>
        </message>
        <message>
            <source>Open a file…</source>
            <translation>打开文件…</translation>
        </message>
        <message>
            <source>All applications</source>
            <translation>全部应用</translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s)</source>
            <translation>
                <numerusform>%Ln 个跨度</numerusform>
            </translation>
        </message>
        <message>
            <source>Last 15 min</source>
            <translation>最近 15 分钟</translation>
        </message>
        <message>
            <source>Last 30 min</source>
            <translation>最近 30 分钟</translation>
        </message>
        <message>
            <source>Last hour</source>
            <translation>最近 1 小时</translation>
        </message>
        <message>
            <source>Last 3 hours</source>
            <translation>最近 3 小时</translation>
        </message>
        <message>
            <source>Last 12 hours</source>
            <translation>最近 12 小时</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>All times</source>
            <translation>全部时间</translation>
        </message>
        <message>
            <source>Custom…</source>
            <translation>自定义…</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::ComparePanel</name>
        <message>
            <source>Differences by service</source>
            <translation>按服务的差异</translation>
        </message>
        <message>
            <source>Differences by operation</source>
            <translation>按操作的差异</translation>
        </message>
        <message>
            <source>Exchange A and B</source>
            <translation>交换 A 和 B</translation>
        </message>
        <message>
            <source>The other trace</source>
            <translation>另一条链路</translation>
        </message>
        <message>
            <source>Trace id</source>
            <translation>链路 ID</translation>
        </message>
        <message>
            <source>Id of the other trace</source>
            <translation>另一条链路的 ID</translation>
        </message>
        <message>
            <source>Enter compares with the trace of this id</source>
            <translation>按回车键与此 ID 的链路对比</translation>
        </message>
        <message>
            <source>Compare with a file…</source>
            <translation>与文件对比…</translation>
        </message>
        <message>
            <source>Only differences</source>
            <translation>仅差异</translation>
        </message>
        <message>
            <source>Hide spans that took about as long in both</source>
            <translation>隐藏两边耗时相近的跨度</translation>
        </message>
        <message>
            <source>Export as CSV…</source>
            <translation>导出为 CSV…</translation>
        </message>
        <message>
            <source>Tree of both traces</source>
            <translation>两条链路的树</translation>
        </message>
        <message>
            <source>Sums by service</source>
            <translation>按服务汇总</translation>
        </message>
        <message>
            <source>Sums by operation</source>
            <translation>按操作汇总</translation>
        </message>
        <message>
            <source>Both traces</source>
            <translation>两条链路</translation>
        </message>
        <message>
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <source>Comparing two traces</source>
            <translation>正在对比两条链路</translation>
        </message>
        <message>
            <source>A  %1</source>
            <translation>A  %1</translation>
        </message>
        <message>
            <source>Choose the other trace</source>
            <translation>请选择另一条链路</translation>
        </message>
        <message>
            <source>Take one of the slowest calls as B, type a trace id, or open a file.</source>
            <translation>选择一个最慢调用作为 B，输入链路 ID，或打开文件。</translation>
        </message>
        <message>
            <source>choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Nothing to compare</source>
            <translation>没有可对比的内容</translation>
        </message>
        <message>
            <source>Open a trace, then choose “Compare with…” in its menu.</source>
            <translation>打开一条链路，然后在其菜单中选择“对比…”。</translation>
        </message>
        <message>
            <source>“%1” is no trace id</source>
            <translation>“%1”不是链路 ID</translation>
        </message>
        <message>
            <source>A trace id has up to 32 digits from 0 to f.</source>
            <translation>链路 ID 最多 32 位，由 0 到 f 组成。</translation>
        </message>
        <message>
            <source>Compare with the slowest trace of a file</source>
            <translation>与文件中最慢的链路对比</translation>
        </message>
        <message>
            <source>%1 could not be compared</source>
            <translation>无法对比 %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) in both</source>
            <translation>
                <numerusform>两边共有 %Ln 个跨度</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln gone</source>
            <translation>
                <numerusform>消失 %Ln 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln new</source>
            <translation>
                <numerusform>新增 %Ln 个</numerusform>
            </translation>
        </message>
        <message>
            <source>comparison by service</source>
            <translation>按服务对比</translation>
        </message>
        <message>
            <source>comparison by operation</source>
            <translation>按操作对比</translation>
        </message>
        <message>
            <source>comparison</source>
            <translation>对比</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::FlameView</name>
        <message>
            <source>Flame graph</source>
            <translation>火焰图</translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s)</source>
            <translation>
                <numerusform>%Ln 个跨度</numerusform>
            </translation>
        </message>
        <message>
            <source>Total self time %1</source>
            <translation>自身耗时合计 %1</translation>
        </message>
        <message>
            <source>Self time %1</source>
            <translation>自身耗时 %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln error(s)</source>
            <translation>
                <numerusform>%Ln 个错误</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::HeatView</name>
        <message numerus="yes">
            <source>%Ln call(s) of %1 to %2</source>
            <translation>
                <numerusform>%1 至 %2 的 %Ln 次调用</numerusform>
            </translation>
        </message>
        <message>
            <source>Latencies</source>
            <translation>延迟</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::InterfacesPanel</name>
        <message>
            <source>Filter interfaces</source>
            <translation>筛选接口</translation>
        </message>
        <message>
            <source>Listing interfaces</source>
            <translation>正在列出接口</translation>
        </message>
        <message>
            <source>Kind of interface</source>
            <translation>接口类型</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>全部类型</translation>
        </message>
        <message>
            <source>Interfaces</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>interfaces</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>No source chosen</source>
            <translation>未选择数据源</translation>
        </message>
        <message>
            <source>The interfaces could not be listed</source>
            <translation>无法列出接口</translation>
        </message>
        <message>
            <source>No interface was called</source>
            <translation>没有接口被调用</translation>
        </message>
        <message>
            <source>Choose a longer time range or another application.</source>
            <translation>请选择更长的时间范围或其他应用。</translation>
        </message>
        <message>
            <source>Topology of this interface</source>
            <translation>此接口的拓扑</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::Messages</name>
        <message>
            <source>Longspan reads Zipkin, Jaeger, OpenTelemetry and Tempo traces as JSON or protobuf, also packed.</source>
            <translation>Longspan 可读取 JSON 或 protobuf 格式的 Zipkin、Jaeger、OpenTelemetry 和 Tempo 链路，也支持压缩文件。</translation>
        </message>
        <message>
            <source>Split it, or import it into a local store piece by piece.</source>
            <translation>请拆分文件，或分批导入本地存储。</translation>
        </message>
        <message>
            <source>Try again, or choose a shorter time range.</source>
            <translation>请重试，或选择更短的时间范围。</translation>
        </message>
        <message>
            <source>Try again when the other program has finished.</source>
            <translation>请等另一个程序完成后重试。</translation>
        </message>
        <message>
            <source>Check the address and the network, then refresh.</source>
            <translation>请检查地址和网络，然后刷新。</translation>
        </message>
        <message>
            <source>The server asks for patience. Try again later.</source>
            <translation>服务器请求限速，请稍后重试。</translation>
        </message>
        <message>
            <source>Check the credentials of this source.</source>
            <translation>请检查此数据源的凭据。</translation>
        </message>
        <message>
            <source>Check the name, or choose another one above.</source>
            <translation>请检查名称，或在上方选择其他项。</translation>
        </message>
        <message>
            <source>Check its permissions.</source>
            <translation>请检查其权限。</translation>
        </message>
        <message>
            <source>This is a defect of Longspan; please report it.</source>
            <translation>这是 Longspan 的缺陷，请反馈。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) without a start time</source>
            <translation>
                <numerusform>%Ln 个跨度没有开始时间</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) without a duration</source>
            <translation>
                <numerusform>%Ln 个跨度没有耗时</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) that end before they start</source>
            <translation>
                <numerusform>%Ln 个跨度的结束早于开始</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) without an id</source>
            <translation>
                <numerusform>%Ln 个跨度没有 ID</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) without a trace id</source>
            <translation>
                <numerusform>%Ln 个跨度没有链路 ID</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln id(s) that are neither hex nor base64</source>
            <translation>
                <numerusform>%Ln 个 ID 既不是十六进制也不是 base64</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) that name themselves as their parent</source>
            <translation>
                <numerusform>%Ln 个跨度以自身为父</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) whose process is not listed</source>
            <translation>
                <numerusform>%Ln 个跨度的进程未列出</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln text(s) that are not UTF-8</source>
            <translation>
                <numerusform>%Ln 处文本不是 UTF-8</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) that are no spans</source>
            <translation>
                <numerusform>%Ln 条记录不是跨度</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) that make no sense</source>
            <translation>
                <numerusform>%Ln 条记录无法理解</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln input(s) that end in the middle of a record</source>
            <translation>
                <numerusform>%Ln 个输入在记录中途结束</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln attribute(s) past the size limit</source>
            <translation>
                <numerusform>%Ln 个属性超出大小限制</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) with details their sender dropped</source>
            <translation>
                <numerusform>%Ln 个跨度的细节被发送方丢弃</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) that were sent twice</source>
            <translation>
                <numerusform>%Ln 个跨度被重复发送</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span id(s) used for different spans</source>
            <translation>
                <numerusform>%Ln 个跨度 ID 被不同跨度使用</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s) whose parents are not in the trace</source>
            <translation>
                <numerusform>%Ln 个跨度的父跨度不在链路中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln circle(s) of parents</source>
            <translation>
                <numerusform>%Ln 处父子关系成环</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln damaged segment(s) of the store</source>
            <translation>
                <numerusform>存储中有 %Ln 个损坏的分段</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln partial answer(s) of the source</source>
            <translation>
                <numerusform>数据源有 %Ln 个不完整的回答</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln unreadable file(s)</source>
            <translation>
                <numerusform>%Ln 个文件无法读取</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) without traces</source>
            <translation>
                <numerusform>%Ln 个文件不含链路</numerusform>
            </translation>
        </message>
        <message>
            <source>exact</source>
            <translation>精确</translation>
        </message>
        <message>
            <source>exact up to ties</source>
            <translation>精确（并列除外）</translation>
        </message>
        <message>
            <source>complete above %1</source>
            <translation>%1 以上完整</translation>
        </message>
        <message>
            <source>lower bound</source>
            <translation>下限</translation>
        </message>
        <message>
            <source>settling</source>
            <translation>尚未稳定</translation>
        </message>
        <message numerus="yes">
            <source>%Ln request(s)</source>
            <translation>
                <numerusform>%Ln 次请求</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s)</source>
            <translation>
                <numerusform>%Ln 个跨度</numerusform>
            </translation>
        </message>
        <message>
            <source>Proven: nothing that belongs here is missing.</source>
            <translation>已证明：没有遗漏任何应列出的调用。</translation>
        </message>
        <message>
            <source>The durations are exact. Which of several equally long calls fill the end is not decided.</source>
            <translation>耗时是精确的；末尾几个耗时相同的调用如何取舍未定。</translation>
        </message>
        <message>
            <source>Every call longer than %1 is here; shorter ones may lack.</source>
            <translation>耗时超过 %1 的调用全部在此；更短的可能有缺失。</translation>
        </message>
        <message>
            <source>What is here is true, but slower calls may be missing. Choose a shorter time range to know more.</source>
            <translation>列出的都属实，但可能缺少更慢的调用。选择更短的时间范围可了解更多。</translation>
        </message>
        <message>
            <source>The time range is so young that spans may still arrive. Refresh in a moment.</source>
            <translation>时间范围很新，跨度可能仍在到达。请稍后刷新。</translation>
        </message>
        <message>
            <source>Made from %1.</source>
            <translation>依据：%1。</translation>
        </message>
        <message>
            <source>Left out: %1 (%2)</source>
            <translation>已略去：%1（%2）</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::OtherViews</name>
        <message>
            <source>Drawing the flame graph</source>
            <translation>正在绘制火焰图</translation>
        </message>
        <message>
            <source>Adding up the trace</source>
            <translation>正在汇总链路</translation>
        </message>
        <message>
            <source>Sorting</source>
            <translation>正在排序</translation>
        </message>
        <message>
            <source>Spans of the trace</source>
            <translation>链路的跨度</translation>
        </message>
        <message>
            <source>spans</source>
            <translation>跨度</translation>
        </message>
        <message>
            <source>Statistics of the trace</source>
            <translation>链路统计</translation>
        </message>
        <message>
            <source>statistics</source>
            <translation>统计</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::OverviewPanel</name>
        <message>
            <source>Requests and errors</source>
            <translation>请求与错误</translation>
        </message>
        <message>
            <source>Percentiles</source>
            <translation>百分位</translation>
        </message>
        <message>
            <source>Collecting the figures</source>
            <translation>正在收集指标</translation>
        </message>
        <message>
            <source>Drag across a chart to choose a time range</source>
            <translation>在图上拖动以选择时间范围</translation>
        </message>
        <message>
            <source>all applications</source>
            <translation>全部应用</translation>
        </message>
        <message>
            <source>Overview of %1</source>
            <translation>%1 的概览</translation>
        </message>
        <message>
            <source>The figures could not be collected</source>
            <translation>无法收集指标</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Percentiles, in seconds</source>
            <translation>百分位（秒）</translation>
        </message>
        <message>
            <source>Percentiles, in milliseconds</source>
            <translation>百分位（毫秒）</translation>
        </message>
        <message>
            <source>Latencies of all calls</source>
            <translation>所有调用的延迟</translation>
        </message>
        <message>
            <source>Latencies of the newest %1 of %2 calls</source>
            <translation>%2 次调用中最新 %1 次的延迟</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::SelectorBar</name>
        <message>
            <source>Source</source>
            <translation>数据源</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地域</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Zone</source>
            <translation>时区</translation>
        </message>
        <message>
            <source>The regions could not be listed</source>
            <translation>无法列出地域</translation>
        </message>
        <message>
            <source>The applications could not be listed</source>
            <translation>无法列出应用</translation>
        </message>
        <message>
            <source>Listing regions</source>
            <translation>正在列出地域</translation>
        </message>
        <message>
            <source>Listing applications</source>
            <translation>正在列出应用</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::SlowestPanel</name>
        <message>
            <source>Filter calls</source>
            <translation>筛选调用</translation>
        </message>
        <message>
            <source>Finding the slowest calls</source>
            <translation>正在查找最慢调用</translation>
        </message>
        <message>
            <source>Finding the slowest calls of every interface</source>
            <translation>正在查找所有接口的最慢调用</translation>
        </message>
        <message>
            <source>How complete the list is</source>
            <translation>列表的完整程度</translation>
        </message>
        <message>
            <source>The slowest calls of every interface, in groups</source>
            <translation>按接口分组显示最慢调用</translation>
        </message>
        <message>
            <source>All interfaces</source>
            <translation>全部接口</translation>
        </message>
        <message>
            <source>Only calls that failed</source>
            <translation>仅失败的调用</translation>
        </message>
        <message>
            <source>Only errors</source>
            <translation>仅错误</translation>
        </message>
        <message>
            <source>Text in service, address, tags or trace id; &gt;500ms for calls longer than that</source>
            <translation>服务、地址、标签或链路 ID 中的文本；&gt;500ms 表示更长的调用</translation>
        </message>
        <message>
            <source>Slowest calls</source>
            <translation>最慢调用</translation>
        </message>
        <message>
            <source>Slowest calls of every interface</source>
            <translation>所有接口的最慢调用</translation>
        </message>
        <message>
            <source>slowest-calls</source>
            <translation>最慢调用</translation>
        </message>
        <message>
            <source>Slowest calls of %1</source>
            <translation>%1 的最慢调用</translation>
        </message>
        <message>
            <source>The slowest calls could not be found</source>
            <translation>无法查找最慢调用</translation>
        </message>
        <message>
            <source>No interface chosen</source>
            <translation>未选择接口</translation>
        </message>
        <message>
            <source>Choose one at the left to see its slowest calls.</source>
            <translation>在左侧选择一个接口以查看其最慢调用。</translation>
        </message>
        <message>
            <source>No call failed</source>
            <translation>没有失败的调用</translation>
        </message>
        <message>
            <source>Show all calls, or choose a longer time range.</source>
            <translation>请显示全部调用，或选择更长的时间范围。</translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>没有调用</translation>
        </message>
        <message>
            <source>Choose a longer time range, or take back the filter.</source>
            <translation>请选择更长的时间范围，或取消筛选。</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::SpanDetail</name>
        <message>
            <source>This source does not keep spans as text.</source>
            <translation>此数据源不以文本保存跨度。</translation>
        </message>
        <message>
            <source>Filter tags</source>
            <translation>筛选标签</translation>
        </message>
        <message>
            <source>The span as it was sent</source>
            <translation>跨度的原始内容</translation>
        </message>
        <message>
            <source>Raw span</source>
            <translation>原始跨度</translation>
        </message>
        <message>
            <source>Copy span</source>
            <translation>复制跨度</translation>
        </message>
        <message>
            <source>Tags, events, process and links</source>
            <translation>标签、事件、进程和链接</translation>
        </message>
        <message>
            <source>No span selected</source>
            <translation>未选择跨度</translation>
        </message>
        <message>
            <source>Select a row to see its tags.</source>
            <translation>选择一行以查看其标签。</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>耗时</translation>
        </message>
        <message>
            <source>Self</source>
            <translation>自身</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>ERROR</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Copy the selected rows, or everything about this span</source>
            <translation>复制选中的行，或此跨度的全部信息</translation>
        </message>
        <message>
            <source>Save the selected value, or everything, as a file…</source>
            <translation>将选中的值或全部内容保存为文件…</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>另存为…</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存为</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::TimeHeader</name>
        <message>
            <source>Overview and time axis of the trace</source>
            <translation>链路的概览与时间轴</translation>
        </message>
        <message>
            <source>Service and operation</source>
            <translation>服务与操作</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::TopologyCanvas</name>
        <message>
            <source>Topology</source>
            <translation>拓扑</translation>
        </message>
        <message>
            <source>Calls: %1</source>
            <translation>调用：%1</translation>
        </message>
        <message>
            <source>Errors: %1</source>
            <translation>错误：%1</translation>
        </message>
        <message>
            <source>A double click opens the slowest trace.</source>
            <translation>双击打开最慢的链路。</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::TopologyPanel</name>
        <message>
            <source>users</source>
            <translation>用户</translation>
        </message>
        <message>
            <source>Find service</source>
            <translation>查找服务</translation>
        </message>
        <message>
            <source>Collecting the topology</source>
            <translation>正在收集拓扑</translation>
        </message>
        <message>
            <source>Arranging the topology</source>
            <translation>正在排布拓扑</translation>
        </message>
        <message>
            <source>Topology of</source>
            <translation>拓扑范围</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Interface</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>Distance around the selected service</source>
            <translation>所选服务周围的距离</translation>
        </message>
        <message>
            <source>All services</source>
            <translation>全部服务</translation>
        </message>
        <message>
            <source>1 hop around</source>
            <translation>周围 1 跳</translation>
        </message>
        <message>
            <source>2 hops around</source>
            <translation>周围 2 跳</translation>
        </message>
        <message>
            <source>3 hops around</source>
            <translation>周围 3 跳</translation>
        </message>
        <message>
            <source>Only what is near the selected service</source>
            <translation>仅显示所选服务附近</translation>
        </message>
        <message>
            <source>Small edges</source>
            <translation>小流量边</translation>
        </message>
        <message>
            <source>All edges</source>
            <translation>全部边</translation>
        </message>
        <message>
            <source>From 1%</source>
            <translation>1% 以上</translation>
        </message>
        <message>
            <source>From 5%</source>
            <translation>5% 以上</translation>
        </message>
        <message>
            <source>From 20%</source>
            <translation>20% 以上</translation>
        </message>
        <message>
            <source>Hide edges with fewer calls, compared with the busiest one</source>
            <translation>隐藏调用数低于最忙边此比例的边</translation>
        </message>
        <message>
            <source>Only edges with errors</source>
            <translation>仅有错误的边</translation>
        </message>
        <message>
            <source>Show everything (0)</source>
            <translation>显示全部 (0)</translation>
        </message>
        <message>
            <source>Show everything</source>
            <translation>显示全部</translation>
        </message>
        <message>
            <source>all applications</source>
            <translation>全部应用</translation>
        </message>
        <message>
            <source>Topology of %1</source>
            <translation>%1 的拓扑</translation>
        </message>
        <message>
            <source>The topology could not be made</source>
            <translation>无法生成拓扑</translation>
        </message>
        <message numerus="yes">
            <source>from %Ln trace(s)</source>
            <translation>
                <numerusform>来自 %Ln 条链路</numerusform>
            </translation>
        </message>
        <message>
            <source>No calls between services</source>
            <translation>服务之间没有调用</translation>
        </message>
        <message>
            <source>Choose a longer time range or another application.</source>
            <translation>请选择更长的时间范围或其他应用。</translation>
        </message>
        <message>
            <source>Trace</source>
            <translation>链路</translation>
        </message>
        <message>
            <source>trace %1</source>
            <translation>链路 %1</translation>
        </message>
        <message>
            <source>No trace selected</source>
            <translation>未选择链路</translation>
        </message>
        <message>
            <source>Select a call in the list of the slowest calls.</source>
            <translation>请在最慢调用列表中选择一个调用。</translation>
        </message>
        <message>
            <source>All spans of this trace are of one service.</source>
            <translation>此链路的所有跨度都属于同一个服务。</translation>
        </message>
        <message>
            <source>Spans from %1 to %2</source>
            <translation>跨度时间从 %1 到 %2</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::TraceBar</name>
        <message>
            <source>Find in trace</source>
            <translation>在链路中查找</translation>
        </message>
        <message>
            <source>Expand everything</source>
            <translation>全部展开</translation>
        </message>
        <message>
            <source>Collapse everything</source>
            <translation>全部折叠</translation>
        </message>
        <message>
            <source>Show the whole time (0)</source>
            <translation>显示全部时间 (0)</translation>
        </message>
        <message>
            <source>Waterfall</source>
            <translation>瀑布图</translation>
        </message>
        <message>
            <source>Flame graph</source>
            <translation>火焰图</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>统计</translation>
        </message>
        <message>
            <source>Text, key=value or /pattern/; Enter goes to the next match</source>
            <translation>文本、键=值 或 /正则/；回车跳到下一个匹配</translation>
        </message>
        <message>
            <source>Previous match (Shift+Enter)</source>
            <translation>上一个匹配 (Shift+Enter)</translation>
        </message>
        <message>
            <source>Next match (Enter)</source>
            <translation>下一个匹配 (Enter)</translation>
        </message>
        <message>
            <source>Next error (F8)</source>
            <translation>下一个错误 (F8)</translation>
        </message>
        <message>
            <source>What is shown of the trace</source>
            <translation>链路的显示选项</translation>
        </message>
        <message>
            <source>Critical path</source>
            <translation>关键路径</translation>
        </message>
        <message>
            <source>Correct clocks</source>
            <translation>校正时钟</translation>
        </message>
        <message>
            <source>Only matches and what leads to them</source>
            <translation>仅匹配项及其上级</translation>
        </message>
        <message>
            <source>Hide shorter spans</source>
            <translation>隐藏更短的跨度</translation>
        </message>
        <message>
            <source>Expand to depth</source>
            <translation>展开到深度</translation>
        </message>
        <message>
            <source>Next error</source>
            <translation>下一个错误</translation>
        </message>
        <message>
            <source>Previous error</source>
            <translation>上一个错误</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>Topology of this trace</source>
            <translation>此链路的拓扑</translation>
        </message>
        <message>
            <source>Compare with…</source>
            <translation>对比…</translation>
        </message>
        <message>
            <source>Export trace…</source>
            <translation>导出链路…</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::TraceExport</name>
        <message>
            <source>Zipkin v2 JSON (*.json)</source>
            <translation>Zipkin v2 JSON (*.json)</translation>
        </message>
        <message>
            <source>Jaeger JSON (*.json)</source>
            <translation>Jaeger JSON (*.json)</translation>
        </message>
        <message>
            <source>OTLP JSON (*.json)</source>
            <translation>OTLP JSON (*.json)</translation>
        </message>
        <message>
            <source>CSV, a span a line (*.csv)</source>
            <translation>CSV，每行一个跨度 (*.csv)</translation>
        </message>
        <message>
            <source>Writing the trace</source>
            <translation>正在写入链路</translation>
        </message>
        <message>
            <source>Export the trace</source>
            <translation>导出链路</translation>
        </message>
        <message>
            <source>The trace could not be written</source>
            <translation>无法写入链路</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已写入：%1</translation>
        </message>
        <message>
            <source>The format has no place for some links, attributes of events or references.</source>
            <translation>该格式无法保存部分链接、事件属性或引用。</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::TraceFinder</name>
        <message>
            <source>Searching the trace</source>
            <translation>正在搜索链路</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::TracePanel</name>
        <message>
            <source>Opening the trace</source>
            <translation>正在打开链路</translation>
        </message>
        <message>
            <source>No trace to show</source>
            <translation>没有可显示的链路</translation>
        </message>
        <message>
            <source>Select a call above to see its trace.</source>
            <translation>在上方选择一个调用以查看其链路。</translation>
        </message>
        <message>
            <source>The trace could not be opened</source>
            <translation>无法打开链路</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message numerus="yes">
            <source>%Ln span(s)</source>
            <translation>
                <numerusform>%Ln 个跨度</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln service(s)</source>
            <translation>
                <numerusform>%Ln 个服务</numerusform>
            </translation>
        </message>
        <message>
            <source>depth %1</source>
            <translation>深度 %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln error(s)</source>
            <translation>
                <numerusform>%Ln 个错误</numerusform>
            </translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已写入：%1</translation>
        </message>
        <message>
            <source>%1 could not be written: %2.</source>
            <translation>无法写入 %1：%2。</translation>
        </message>
        <message>
            <source>Zoom to this span</source>
            <translation>缩放到此跨度</translation>
        </message>
        <message>
            <source>Fold or unfold with everything below</source>
            <translation>折叠或展开及其全部下级</translation>
        </message>
        <message>
            <source>Copy span id</source>
            <translation>复制跨度 ID</translation>
        </message>
        <message>
            <source>Copy trace id</source>
            <translation>复制链路 ID</translation>
        </message>
        <message>
            <source>Compare with…</source>
            <translation>对比…</translation>
        </message>
        <message>
            <source>Export trace…</source>
            <translation>导出链路…</translation>
        </message>
    </context>
    <context>
        <name>longspan::panels::WaterfallView</name>
        <message>
            <source>Waterfall</source>
            <translation>瀑布图</translation>
        </message>
        <message>
            <source>Duration %1</source>
            <translation>耗时 %1</translation>
        </message>
        <message>
            <source>Self time %1</source>
            <translation>自身耗时 %1</translation>
        </message>
        <message>
            <source>Starts at %1</source>
            <translation>开始于 %1</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Clock moved by %1</source>
            <translation>时钟校正 %1</translation>
        </message>
        <message>
            <source>Its parent is not in the trace</source>
            <translation>其父跨度不在链路中</translation>
        </message>
        <message>
            <source>A circle of parents was broken here</source>
            <translation>此处断开了父子环</translation>
        </message>
    </context>
    <context>
        <name>longspan::widgets::Banner</name>
        <message>
            <source>Dismiss this message</source>
            <translation>关闭此消息</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Do what is advised</source>
            <translation>按建议操作</translation>
        </message>
    </context>
    <context>
        <name>longspan::widgets::ChoiceList</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
    </context>
    <context>
        <name>longspan::widgets::TableView</name>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Copy rows</source>
            <translation>复制行</translation>
        </message>
        <message>
            <source>Export as CSV…</source>
            <translation>导出为 CSV…</translation>
        </message>
    </context>
    <context>
        <name>longspan::widgets::TreeView</name>
        <message>
            <source>Expand all</source>
            <translation>全部展开</translation>
        </message>
        <message>
            <source>Collapse all</source>
            <translation>全部折叠</translation>
        </message>
        <message>
            <source>Copy rows</source>
            <translation>复制行</translation>
        </message>
        <message>
            <source>Export as CSV…</source>
            <translation>导出为 CSV…</translation>
        </message>
    </context>
    <context>
        <name>longspan::window::Actions</name>
        <message>
            <source>Recent files</source>
            <translation>最近的文件</translation>
        </message>
        <message>
            <source>Open a file…</source>
            <translation>打开文件…</translation>
        </message>
        <message>
            <source>Open the demo shop</source>
            <translation>打开演示商店</translation>
        </message>
        <message>
            <source>Export the list…</source>
            <translation>导出列表…</translation>
        </message>
        <message>
            <source>Export a picture…</source>
            <translation>导出图片…</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>复制链接</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>后退</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>前进</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>刷新</translation>
        </message>
        <message>
            <source>Cancel what is running</source>
            <translation>取消正在运行的任务</translation>
        </message>
        <message>
            <source>Search traces, commands…</source>
            <translation>搜索链路、命令…</translation>
        </message>
        <message>
            <source>Find in this view</source>
            <translation>在此视图中查找</translation>
        </message>
        <message>
            <source>Filter interfaces</source>
            <translation>筛选接口</translation>
        </message>
        <message>
            <source>Next error</source>
            <translation>下一个错误</translation>
        </message>
        <message>
            <source>Previous error</source>
            <translation>上一个错误</translation>
        </message>
        <message>
            <source>Close the trace</source>
            <translation>关闭链路</translation>
        </message>
        <message>
            <source>Interfaces</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>Slowest calls of every interface</source>
            <translation>所有接口的最慢调用</translation>
        </message>
        <message>
            <source>Waterfall</source>
            <translation>瀑布图</translation>
        </message>
        <message>
            <source>Flame graph</source>
            <translation>火焰图</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>统计</translation>
        </message>
        <message>
            <source>Expand everything</source>
            <translation>全部展开</translation>
        </message>
        <message>
            <source>Collapse everything</source>
            <translation>全部折叠</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Show the whole time</source>
            <translation>显示全部时间</translation>
        </message>
        <message>
            <source>Colours of the system</source>
            <translation>跟随系统配色</translation>
        </message>
        <message>
            <source>Light colours</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark colours</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>About Longspan</source>
            <translation>关于 Longspan</translation>
        </message>
        <message>
            <source>Trace</source>
            <translation>链路</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>配色</translation>
        </message>
        <message>
            <source>Export the trace…</source>
            <translation>导出链路…</translation>
        </message>
        <message>
            <source>Compare the trace with…</source>
            <translation>将链路与其他链路对比…</translation>
        </message>
    </context>
    <context>
        <name>longspan::window::CommandPalette</name>
        <message>
            <source>Type a command, an application, an interface or a trace id</source>
            <translation>输入命令、应用、接口或链路 ID</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>What matches</source>
            <translation>匹配项</translation>
        </message>
    </context>
    <context>
        <name>longspan::window::Dialogs</name>
        <message>
            <source>Move through the rows</source>
            <translation>在行间移动</translation>
        </message>
        <message>
            <source>Fold, unfold, to the parent, to the first child</source>
            <translation>折叠、展开、到父级、到首个子级</translation>
        </message>
        <message>
            <source>Fold or unfold; with Shift all below</source>
            <translation>折叠或展开；按住 Shift 包括全部下级</translation>
        </message>
        <message>
            <source>Zoom to the selected span</source>
            <translation>缩放到所选跨度</translation>
        </message>
        <message>
            <source>Zoom in, out, show the whole time</source>
            <translation>放大、缩小、显示全部时间</translation>
        </message>
        <message>
            <source>Earlier, later</source>
            <translation>更早、更晚</translation>
        </message>
        <message>
            <source>Ctrl+wheel</source>
            <translation>Ctrl+滚轮</translation>
        </message>
        <message>
            <source>Zoom at the pointer</source>
            <translation>在指针处缩放</translation>
        </message>
        <message>
            <source>Shift+wheel</source>
            <translation>Shift+滚轮</translation>
        </message>
        <message>
            <source>Drag in the ruler</source>
            <translation>在标尺上拖动</translation>
        </message>
        <message>
            <source>Zoom to a stretch of time</source>
            <translation>缩放到一段时间</translation>
        </message>
        <message>
            <source>Enter in a list</source>
            <translation>在列表中按回车</translation>
        </message>
        <message>
            <source>Open the trace in a tab of its own</source>
            <translation>在单独的标签页中打开链路</translation>
        </message>
        <message>
            <source>Copy the selected rows</source>
            <translation>复制所选的行</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>About Longspan</source>
            <translation>关于 Longspan</translation>
        </message>
        <message>
            <source>Finds the slow calls in distributed traces and shows where their time went.
Free software under the GNU General Public License, version 3 or later.
Nothing is sent anywhere that you did not configure.</source>
            <translation>在分布式链路中找出慢调用，并显示时间花在哪里。
自由软件，GNU 通用公共许可证第 3 版或更高版本。
不会向您未配置的任何地方发送数据。</translation>
        </message>
        <message>
            <source>Custom time range</source>
            <translation>自定义时间范围</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
    </context>
    <context>
        <name>longspan::window::MainWindow</name>
        <message>
            <source>Interfaces</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>Selection</source>
            <translation>选择</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>菜单</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Slowest calls</source>
            <translation>最慢调用</translation>
        </message>
        <message>
            <source>Topology</source>
            <translation>拓扑</translation>
        </message>
        <message>
            <source>Open trace files</source>
            <translation>打开链路文件</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>暂无</translation>
        </message>
        <message>
            <source>Forget them</source>
            <translation>清除记录</translation>
        </message>
        <message>
            <source>command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>application</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>interface</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>Open trace %1</source>
            <translation>打开链路 %1</translation>
        </message>
        <message>
            <source>trace</source>
            <translation>链路</translation>
        </message>
        <message>
            <source>Link copied</source>
            <translation>链接已复制</translation>
        </message>
        <message>
            <source>Export as CSV</source>
            <translation>导出为 CSV</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已写入：%1</translation>
        </message>
        <message>
            <source>%1 could not be written: %2.</source>
            <translation>无法写入 %1：%2。</translation>
        </message>
        <message>
            <source>Export a picture</source>
            <translation>导出图片</translation>
        </message>
        <message>
            <source>PNG picture (*.png)</source>
            <translation>PNG 图片 (*.png)</translation>
        </message>
        <message>
            <source>SVG drawing (*.svg)</source>
            <translation>SVG 图形 (*.svg)</translation>
        </message>
        <message>
            <source>%1 could not be written.</source>
            <translation>无法写入 %1。</translation>
        </message>
        <message>
            <source>%1 could not be opened</source>
            <translation>无法打开 %1</translation>
        </message>
        <message>
            <source>Open the demo shop</source>
            <translation>打开演示商店</translation>
        </message>
        <message numerus="yes">
            <source>%Ln part(s) of the source could not be read</source>
            <translation>
                <numerusform>数据源中有 %Ln 部分无法读取</numerusform>
            </translation>
        </message>
        <message>
            <source>Trace %1</source>
            <translation>链路 %1</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>对比</translation>
        </message>
    </context>
    <context>
        <name>longspan::window::SourceOpener</name>
        <message>
            <source>Opening the source</source>
            <translation>正在打开数据源</translation>
        </message>
    </context>
    <context>
        <name>longspan::window::StatusLine</name>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Cancel what is running</source>
            <translation>取消正在运行的任务</translation>
        </message>
        <message>
            <source>Notes about the data</source>
            <translation>关于数据的提示</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message numerus="yes">
            <source>%Ln note(s)</source>
            <translation>
                <numerusform>%Ln 条提示</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 spans</source>
            <translation>%1 个跨度</translation>
        </message>
        <message>
            <source>%1 traces</source>
            <translation>%1 条链路</translation>
        </message>
    </context>
</TS>
