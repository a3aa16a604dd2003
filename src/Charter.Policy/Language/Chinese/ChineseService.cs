namespace Charter.Policy.Language.Chinese;

/// <summary>Chinese words for what is served, what is promised, and when.</summary>
internal static class ChineseService
{
    public const string Subjects = """
        subject email : 电子邮件, 邮件, 电邮, 邮箱, email, 电子邮箱
        subject phone : 电话, 来电, 热线, 通话, 呼叫, 致电, 拨打, 人工服务, 呼入, 电话咨询, 热线电话, 来电咨询, 打进, 接线
        subject voicemail : 语音留言, 语音信箱, 电话留言, 留言电话
        subject callback : 回电, 未接来电, 回拨, 未接电话, 漏接, 回呼, 漏接电话
        subject chat : 在线客服, 在线聊天, 聊天, 在线咨询, 即时消息, 在线会话, 会话, 网上客服, 网络客服, 在线人工, 在线沟通
        subject in_person : 到访, 来访, 窗口, 柜台, 柜面, 现场办理, 前台, 上门客户, 到店, 大厅, 网点, 来访者, 营业厅, 服务台, 访客, 面对面, 柜员, 办事大厅, 来访客户, 当面, 服务窗口
        subject post : 信件, 来信, 信函, 邮寄, 书信
        subject post+email : 书面来函, 来函, 书面咨询
        subject social : 微博, 社交媒体, 评论, 社媒, 私信, 朋友圈, 抖音
        subject web_form : 网站表单, 网上留言, 网页表单, 在线表单, 网站留言, 网络留言, 在线提交, 网上提交, 网上申请, 在线留言, 官网留言, 留言板, 网站
        subject whatsapp : whatsapp
        subject complaint : 投诉, 申诉, 抱怨, 意见投诉, 投诉人, 投诉事项, 客诉, 举报, 投诉件, 投诉工单, 不满, 信访
        subject enquiry : 咨询, 询问, 查询, 提问, 疑问, 建议, 问询, 咨询类, 意见, 咨询件, 反馈意见, 意见建议, 提出的问题
        subject request : 热线事项, 热线工单, 来电诉求, 工单, 诉求, 请求, 申请, 报修, 故障, 事件, 案例, 维修, 热线事项, 转办事项, 事项, 理赔, 报案, 赔案, 索赔, 需求, 办件, 案件, 保修请求, 投保, 变更, 服务请求, 问题单, 维修服务, 缺陷, 漏洞, 停电, 抢修, 承办件, 求助, 订单问题, 退款申请, 保全, 结案, 信息公开, 紧急维修, 漏水, 停水, 案情, 申领, 办理事项, 报障, 退款, 赔付, 服务单, 业务办理
        subject issue : 问题, 异常
        subject escalation : 升级后, 升级案件, 升级工单, 升级投诉, 已升级, 升级的, 升级事件
        subject none : 热线座席, 热线人员, 热线坐席, 热线平台, 热线中心, 热线工作人员, 热线员, 热线办, 电话客服, 电话坐席, 热线接到, 12345热线, 服务热线接到, 接线员, 话务员, 热线事项, 热线工单, 转办事项来电, 来电诉求, 来电人, 咨询电话, 政务热线, 热线承办, 呼叫中心, 咨询电话, 投诉电话, 热线电话号码, 问题描述, 电话回访, 电话联系, 电话告知, 电话通知, 打电话, 致电客户, 短信, 邮件通知, 邮件回复, 邮件答复, 邮件告知, 电话回复, 电话答复, 书面回复, 书面答复, 现场处置, 现场处理, 现场解决, 热线受理, 查询结果, 投诉受理部门, 电话与客户, 电话沟通, 电话方式
        """;

    public const string Actions = """
        action answer : 接听, 接起, 接通, 应答, 接入, 接待, 人工接听, 接线, 排队, 等候, 等待, 等候时间, 等待时间, 办理等候, 接答, 铃响, 平均等候
        action greet : 问候, 迎接, 打招呼, 主动招呼, 迎候
        action acknowledge : 确认收到, 受理, 收悉, 签收, 确认受理, 告知受理, 受理通知, 收件确认, 回执, 确认函, 告知已收到, 予以受理, 受理回执, 登记受理, 确认已收到, 受理告知, 确认接收, 作出受理
        action first_response : 首次响应, 初始响应, 首次回复, 初步答复, 初步回复, 首响, 首次答复, 首次联系, 联系客户, 与客户联系, 与您联系, 联系您, 与用户联系, 联系用户, 打电话, 致电客户, 首次反馈, 初步反馈, 联系投诉人, 与投诉人联系, 取得联系, 首次响应时间, 初次响应, 初次回复, 联系业主, 联系上, 主动联系, 联络, 与其联系, 电话联系, 与来电人联系, 初步响应, 联系诉求人, 联系市民, 与诉求人联系, 联系申请人, 首次沟通, 联系报修
        action respond : 回复, 答复, 响应, 回应, 反馈, 书面答复, 书面回复, 解答, 答疑, 响应时间, 给予回复, 给予答复, 作出答复, 反馈结果, 回复率, 反馈处理意见, 作出回应, 作答, 反应, 反馈意见给
        action resolve : 解决, 办结, 处理完毕, 修复, 恢复, 处理完成, 办理完毕, 办完, 修好, 处置完毕, 完成, 结案, 处理, 处理结果, 办理, 关闭, 办毕, 答结, 解决方案, 完整方案, 审核完成, 赔付, 到账, 打到账上, 作出决定, 核定, 作出核定, 处置, 处理好, 排除, 恢复供电, 恢复服务, 审批, 审结, 审核, 退款, 退回原支付, 办妥, 结果告知, 处理意见, 调解, 抢修完成, 抢修完毕, 维修完成, 维修完毕, 支付赔款, 支付, 结清, 解除故障, 消除故障, 恢复正常, 恢复供水, 恢复通电, 最终答复, 最终回复, 处理办结, 处理决定, 化解, 赔款支付, 完成维修, 整改完成, 整改完毕, 履行赔付, 给付, 出具结果, 出结果, 修复完成, 处理到位, 通电, 退还, 出具处理, 消缺, 查明原因, 处理方案, 给出结论, 核实处理
        action return_call : 回电, 回拨, 回电话, 回呼, 致电回复, 回复来电, 回复留言
        action update : 通报, 进展, 反馈进展, 更新进展, 告知进展, 同步进展, 通报进展, 进度, 反馈进度, 告知进度, 更新状态, 跟进, 回访, 更新一次, 同步一次, 通报一次, 汇报进展, 同步进度, 书面反馈进展, 更新, 处理进展, 处理进度, 反馈一次, 持续跟进, 告知处理进展, 告知办理进展, 汇报, 进展情况, 同步
        action notify_delay : 说明原因, 告知原因, 告知延期, 说明延期, 解释原因, 延期告知, 说明情况, 告知理由, 说明理由, 告知预计, 告知办理时限, 告知处理时限, 告知延长, 书面告知, 通知客户, 告知客户, 做好解释, 阶段性答复, 阶段性回复, 告知投诉人, 告知诉求人, 向客户说明, 向诉求人说明, 预计完成时间, 预计解决时间, 说明进度, 解释说明, 告知当事人, 告知预计完成, 告知原因和
        action document : 登记, 记录, 录入, 建档, 存档, 登记在册, 备案, 录入系统, 归档, 建单, 立案登记, 记录在
        action refer : 转交, 转办, 派单, 转派, 移交, 转至, 分派, 派发, 交办, 转送, 分办, 转给, 退回, 转达, 派工, 指派, 分配, 流转, 退单, 签退, 派送工单, 转接, 移送, 转到, 分发
        action escalate : 升级, 上报, 升级至, 升级到, 上升, 报告上级, 提级, 上报至, 逐级上报
        action attend : 到场, 上门, 赶到现场, 到达现场, 到现场, 抵达现场, 派人查勘, 查勘, 现场查勘, 上门服务, 上门维修, 赶赴现场, 到达, 赶到, 抵达, 现场勘查, 到位, 上门处理, 派员到场, 上门检修, 上门查看, 现场服务, 现场支持, 派工程师, 现场勘察, 派人上门, 上门检查
        action start : 开始处理, 启动, 着手, 开始调查, 启动调查, 开始办理, 开始维修, 开始抢修, 介入, 介入处理, 立案, 开展调查, 着手处理, 启动处理, 介入调查, 启动抢修, 开始分析
        action review : 抽检, 抽查, 审计, 检查, 复核, 核查, 质检, 评审, 盘点, 分析, 巡检, 复盘, 查看, 抽样, 监听, 查收, 查阅
        action offer_callback : 可选择留言, 提供回拨, 选择回电, 引导留言, 提示留言, 选择留言, 提供留言
        """;

    public const string Conditions = """
        condition none : 一般情况下, 一般来说, 一般情况, 一般在, 一般为, 一般于, 一般不超过, 一般都, 应急预案, 应急管理, 普通话, 重要性, 关键在于, 一类服务, 特别紧急情况以外
        condition peak : 高峰期, 高峰时段, 高峰时间, 高峰, 繁忙时段, 高峰时, 忙时
        condition off_peak : 非高峰期, 非高峰时段, 非高峰, 平峰, 低峰期, 闲时, 非高峰时间, 平峰期, 非繁忙时段
        condition office_hours : 工作时间, 工作时间内, 上班时间, 办公时间, 营业时间, 服务时间内, 工作时段, 工作时段内, 上班时间内, 办公时间内, 营业时间内, 正常工作时间, 正常工作时间内, 工作日工作时间, 服务时间
        condition out_of_hours : 非工作时间, 下班时间, 非工作时段, 节假日, 夜间, 非营业时间, 非上班时间, 下班后, 工作时间外, 工作时间以外, 非服务时间, 周末, 周末及节假日, 节假日及夜间, 非工作日, 非办公时间, 营业时间外, 休息日
        condition high_volume : 话务高峰, 来电量大, 咨询量大, 繁忙, 排队人数较多, 业务高峰, 高并发, 话务繁忙, 咨询量较大, 来电较多
        condition unresolved : 不能当场, 无法当场, 不能立即, 无法立即, 不能即时, 无法即时, 需进一步, 需要进一步, 不能现场, 无法现场, 不能当即, 未能立即, 不能马上, 需核实, 需要核实, 不能直接答复, 无法直接答复, 不能当场答复, 需要调查, 需调查, 不能直接解答, 无法直接解答, 暂时无法, 需后台, 需要转办, 不能当场解决, 现场不能, 未解决, 复核后
        condition simple : 简单, 简易, 一般性咨询, 常规问题, 简单问题, 简易案件, 小额
        condition complex : 复杂, 疑难, 复杂问题, 疑难复杂, 重大复杂, 疑难问题, 情况复杂, 案情复杂, 较复杂, 复杂事项
        condition appointment : 预约客户, 已预约, 有预约
        condition no_appointment : 无预约, 未预约
        condition average : 平均, 平均等待, 平均时间
        condition stage:$ : 第$阶段, 第$级投诉, 第$次投诉, 阶段$
        condition stage:review : 复查, 申请复核, 复核申请, 复议
        condition stage:final : 终审
        condition priority:p$ : 优先级$, 优先级为$, 优先级p$, p$
        condition priority:p1 : p1, p1级
        condition priority:p2 : p2, p2级
        condition priority:p3 : p3, p3级
        condition priority:p4 : p4, p4级
        condition priority:p5 : p5
        condition priority:s1 : s1, s1级, sev1
        condition priority:s2 : s2, s2级, sev2
        condition priority:s3 : s3, s3级, sev3
        condition priority:s4 : s4, s4级, sev4
        condition priority:s$ : 严重性$, 严重级别$, 严重程度$, 严重性级别$, 严重等级$
        condition priority:level $ : 级别$
        condition priority:level 1 : 一级, 1级, ⅰ级, i级, 一级故障, 一级事件, 一类, i类, ⅰ类
        condition priority:level 2 : 二级, 2级, ⅱ级, ii级, 二级故障, 二级事件
        condition priority:level 3 : 三级, 3级, ⅲ级, iii级, 三级故障, 三级事件
        condition priority:level 4 : 四级, 4级, ⅳ级, iv级, 四级故障, 四级事件
        condition priority:a : a级, a类
        condition priority:b : b级, b类
        condition priority:c : c级, c类
        condition priority:d : d级, d类
        condition priority:urgent : 紧急, 加急, 紧急类, 紧急事件, 紧急问题, 紧急投诉, 紧急诉求, 紧急工单
        condition priority:emergency : 特急, 突发, 特急类, 突发事件, 突发类, 特别紧急, 危急, 应急
        condition priority:normal : 一般, 普通, 一般类, 普通类, 一般投诉, 一般问题, 一般故障, 普通投诉, 普通工单, 非紧急类, 一般性
        condition priority:critical : 极端严重, 致命, 致命故障, 关键
        condition priority:severe : 严重故障, 严重问题, 严重事件, 严重级
        condition priority:major : 重大, 重大故障, 重大投诉, 重要, 重大事件, 重大问题
        condition priority:minor : 轻微, 次要
        condition priority:high : 高优先级, 优先级高, 优先级：高, 高级别, 高危, 高优先
        condition priority:medium : 中优先级, 优先级中, 中级别, 中危, 中优先
        condition priority:low : 低优先级, 优先级低, 低级别, 低危, 低优先
        condition priority:non-urgent : 非紧急, 不紧急
        condition plan:vip : vip, vip客户, 贵宾客户, 贵宾, vip用户
        condition plan:gold : 金牌, 金牌服务, 金牌客户, 黄金
        condition plan:silver : 银牌, 银牌服务, 银牌客户, 白银
        condition plan:platinum : 白金, 铂金, 白金服务
        condition plan:enterprise : 企业版, 企业级支持, 企业支持计划, 企业版用户
        condition plan:basic : 基础版, 基础支持, 基础支持计划, 基础服务
        condition plan:standard : 标准版, 标准服务
        condition plan:business : 商业版, 商业支持计划, 商业支持
        condition plan:professional : 专业版
        condition plan:premium : 高级版, 高级支持, 尊享版
        condition plan:flagship : 旗舰版
        condition plan:free : 免费版, 免费用户
        """;
}
