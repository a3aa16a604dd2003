namespace Charter.Policy.Language.Chinese;

/// <summary>Chinese words of headings, lead-ins and table columns that hold for what stands under them.</summary>
internal static class ChineseSections
{
    public const string Table = """
        section about:complaint : 不满意怎么办, 意见和不满, 对服务不满, 如果您不满意, 出了问题怎么办
        section about:in_person : 门店, 网点, 柜台, 营业厅, 服务大厅, 到店服务
        section about:escalation : 升级, 升级处理, 升级机制, 升级督办
        section theirs_end : 客户应, 客户须, 用户应, 用户须, 业主应, 业主须, 您应, 您须, 您需要, 请您, 请客户, 请用户, 客户可以, 您可以
        section theirs : 您的责任, 您的义务, 客户责任, 客户义务, 客户的责任, 客户的义务, 用户责任, 用户义务, 业主责任, 业主义务, 客户配合, 需要您配合, 甲方责任, 甲方义务
        section past : 去年, 上年度, 上一年, 上季度, 往年, 完成情况, 执行情况, 达标情况, 实际表现, 历史标准, 旧标准, 原标准
        section not : 除外情形, 不在服务范围, 服务范围外
        section not_end : 我们不会, 我们不, 我们不能, 不提供
        section ours : 我们将, 我们承诺, 服务承诺
        section targets : 目标, 服务目标, 服务标准, 服务水平, 服务等级, 服务级别, 时效, 时限, 时限标准, 服务时限, 时效标准, 时效要求, 时限要求
        column past : 实际, 完成, 完成情况, 达成, 达标率, 实绩, 上年, 去年, 上季度, 实际值, 现状
        column target : 完成时限, 完成时间, 完成期限, 完成时长, 完成标准, 完成要求, 目标, 标准, 承诺, 要求, 指标
        column label:peak : 高峰, 高峰期, 高峰时段
        column label:off_peak : 非高峰, 平峰, 非高峰时段, 其他时段
        column label:office_hours : 工作时间, 服务时间内, 上班时间
        column label:out_of_hours : 非工作时间, 下班时间, 夜间
        column interval : 间隔, 频率, 频次, 周期
        column other : 情形, 现象, 故障现象, 具体情形, 典型情况
        """;
}
