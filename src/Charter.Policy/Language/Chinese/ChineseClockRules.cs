namespace Charter.Policy.Language.Chinese;

/// <summary>How policies speak of the clocks themselves.</summary>
internal static class ChineseClockRules
{
    public const string Table = """
        clockrule day_and_night : 全天候, 昼夜, 24小时服务, 24小时提供, 24小时受理, 24小时在线, 24小时接听, 24小时有人, 24小时不间断, 二十四小时不间断, 全天24小时, 7×24小时, 7x24小时, 不分昼夜, 随时接听
        clockrule all : 所有时限, 全部时限, 各项时限, 以上时限, 上述时限, 所有计时, 全部计时, 各项计时, 所有时钟
        clockrule this : 该时限, 此时限, 本时限, 该计时, 此计时, 该期限, 此期限
        clockrule clock : 计时, 时限, 时钟, 期限, 时效, 时间
        clockrule clock_stops : 暂停计时, 计时暂停, 停止计时, 计时停止, 中止计时, 计时中止
        clockrule stops : 暂停, 不计入, 不计算, 不计时, 不算入, 不包括在, 顺延
        clockrule clock_runs : 不停止计时, 继续计时, 照常计时, 仍然计时, 不暂停计时
        clockrule runs : 不暂停, 不会暂停
        clockrule customer : 等待您, 等待客户, 等候您, 等候客户, 等您, 等客户, 待客户, 待您, 客户回复前, 您回复前, 客户回复之前, 您回复之前, 客户补充, 您补充, 客户提供, 您提供, 补充材料期间, 等待用户, 待用户, 用户补充
        clockrule others : 等待供应商, 等待厂家, 等待厂商, 等待第三方, 第三方, 等待配件, 等待备件, 不可抗力, 计划维护
        clockrule attempt : 未接通, 没有接通, 打不通, 无人接听, 未能联系, 尝试联系, 尝试回电, 尝试拨打, 尝试致电, 拨打未接
        clockrule call : 回电, 电话, 致电, 回拨, 来电, 通话, 拨打
        clockrule counts : 视为, 视同, 算作, 计为, 算
        clockrule counts_not : 不视为, 不算, 不算作, 不计为, 不视同, 不能算, 不得视为
        clockrule reached : 只有接通, 仅接通, 只有与您通话, 接通才, 通话才, 接通后才, 仅在接通, 只有通话
        """;
}
