namespace Charter.Policy.Language.Chinese;

/// <summary>Chinese numbers, units, named limits and the small words around them.</summary>
internal static class ChineseTimes
{
    public const string Table = """
        number 0 : 零, 〇
        number 1 : 一, 壹
        number 2 : 二, 两, 贰
        number 3 : 三, 叁
        number 4 : 四
        number 5 : 五
        number 6 : 六
        number 7 : 七
        number 8 : 八
        number 9 : 九
        number x10 : 十
        number 20 : 廿
        number 30 : 卅
        number x1000 : 千
        number none : 一时, 一律, 一般, 一直, 一旦, 一线, 一些, 一致, 一并, 一同, 一起
        number x100 : 百
        number 0.5 : 半
        function and_half : 个半, 点五
        function and_part : 零, 又, 外加
        share 50 : 一半, 半数
        share 10/ : 十有, 十之, 十中
        share / : 分之
        unit second : 秒, 秒钟, s, sec
        unit ring : 声, 声铃, 声铃响, 声响铃, 次响铃, 遍铃, 声以内, 响
        unit minute : 分钟, 分, 个分钟, min, minutes
        unit hour : 小时,  个小时, 钟头, 个钟头, h, 时, 个自然小时, hours
        unit business_hour : 个服务小时, 服务小时, 个服务时, 个支持小时, 支持小时, 个办公小时, 办公小时, 个受理小时, 受理小时, 个有效工作小时, 有效工作小时, 个工时, 个工作小时, 工作小时, 个工作时, 工作时, 个营业小时, 营业小时
        unit day : 天, 日, 个自然日, 自然日, 个日历日, 日历日, 个自然天, 自然天, 个整日
        unit business_day : 个有效工作日, 有效工作日, 个工作日, 工作日, 工作天, 个工作天, 个营业日, 营业日, 个交易日, 交易日, 个法定工作日, 法定工作日, 个上班日
        unit week : 周, 个星期, 星期, 个周, 礼拜, 个礼拜
        unit month : 个月, 个自然月
        unit month*3 : 个季度
        unit month*12 : 年, 周年
        named 15 minute : 一刻钟
        named 45 minute : 三刻钟
        named 30 minute : 两刻钟
        named 0 day : 当天, 当日, 同一天, 即日, 同日, 当天内, 当日内, 不过夜
        named 0 business_day : 当日工作结束前, 当日下班之前, 当天下班之前, 下班之前, 当个工作日, 当工作日, 当日下班前, 当天下班前, 下班前, 当日营业结束前, 同一工作日, 当日工作时间内, 当天工作时间内
        named 1 day : 当日或次日, 当天或次日, 当日或者次日, 当天或者次日, 当日或第二天, 当天或第二天, 次日上午, 次日, 第二天, 隔天, 隔日, 翌日, 明天
        named 1 business_day : 次一工作日, 下一工作日, 下一个工作日, 次工作日, 第二个工作日, 次个工作日, 下个工作日, 翌日工作时间, 次一个工作日, 第二工作日, 下一营业日
        named 0 - : 当即, 即刻办理, 立即, 立刻, 马上, 即时, 当场, 现场办结, 实时, 第一时间内立即, 立等可取, 随即, 即刻, 秒回, 现场解决, 即办
        recurring 1 day : 每天, 每日, 天天, 每天一次, 每日一次, 每一天
        recurring 1 business_day : 每个工作日, 每工作日
        recurring 1 week : 每周, 每星期, 每个星期, 每周一次
        recurring 2 week : 每两周, 每半个月
        recurring 1 month : 每月, 每个月, 按月, 每月一次, 月度
        recurring 3 month : 每季度, 每个季度, 按季度, 每季, 季度性
        recurring 6 month : 每半年, 每六个月
        recurring 12 month : 每年, 每年一次, 年度, 按年
        recurring 1 hour : 每小时, 每个小时, 每小时一次
        function limit : 延长至, 延长到, 可延长至, 在, 于, 不超过, 不得超过, 不多于, 不高于, 最长, 最迟, 最晚, 最多, 至多, 少于, 小于, 低于, 不大于, 控制在, 限时, 时限, 承诺, 需在, 须在, 应在, 将在, 会在, 内在, ≤, 最长不超过, 最多不超过, 最迟不超过, 最晚不超过, 为, 是, 用时, 耗时, 需, 至迟, 原则上不超过, 一般不超过, 时间, 短至, 压缩至, 缩短至, 缩短到, 提速至, 时间为, 时限为
        function limit : 响应, 回复, 恢复, 解决, 到场, 受理, 答复, 办结, 处理, 修复, 第
        function every : 每, 每隔, 至少每, 每过, 每间隔, 不少于每
        function over : 满, 已满, 超过, 超出, 逾, 晚于, 长于, 大于
        function min : 不少于, 不短于, 至少
        function for : 持续, 长达, 近, 保留, 保存, 保质
        function last : 近, 过去, 最近
        function or_more : 以上, 或以上, 及以上, 甚至更久, 或更长, 保修, 质保, 试用, 有效, 无理由, 免费
        function ago : 前曾, 以来
        function notice : 提前
        function times_per : 两次, 三次, 2次, 3次, 4次, 数次, 多次
        function extension : 延长, 可延长, 再延长, 延期, 可延期, 可以延长, 适当延长
        function superseded : 原承诺, 原为, 原来, 原来的, 原定, 原, 由, 从, 由原来的, 法定时限
        function at_once : 当场, 当即, 当面
        function hours_a_day : 有人, 接听, 受理, 为您, 为客户, 接受, 提供, 都有, 均有, 随时, 专人, 有专人, 不打烊, 畅通, 运行, 监控, 保障, 不间断, 全天候, 值守, 热线, 服务, 营业, 在线客服, 人工, 值班, 全天
        function once_suffix : 一次
        function others : 其他的, 其它的, 其余的, 其余, 其他#, 其它#, 其余的
        function range : -, 至, 到, ~, ～, 或
        function slash : /
        function and : 和, 并, 及, 且, 并且, 同时, 以及, 与, 再, 然后
        function or : 或, 或者, 否则
        function while : 而, 其中
        function percent : %, 个百分点
        function tenths : 成, 成以上
        function money : 元, 万元, 美元, 港元, 块钱, 人民币
        function relation : 的
        function approx : 约, 大约, 左右, 通常, 一般, 平均, 大概, 首个, 之后的
        function filler : 个, 多, 整, 完整, 连续
        function after_word : 内, 以内, 之内
        function opener : 如, 如果, 若, 如遇, 如需, 当, 对于, 凡, 一旦, 遇, 倘若, 因, 如因, 确因, 特殊情况
        function anchor_end : 后, 之后, 以后, 之日起, 起, 时起, 之时起, 日起, 之日, 时, 的次日起, 以前, 之前, 前, 后的
        function negative : 不保证, 不承诺, 并非所有, 并非全部, 不能保证, 无法保证, 不一定, 难以保证, 不能, 无法, 未能, 未, 不了, 没有, 难以, 逾期, 超时, 延期, 不可, 超过, 无人, 暂时不能, 不足, 没能, 延长, 仍未, 尚未, 来不及
        function if_able : 能, 能够, 可以, 凡能, 可
        function modal : 应, 须, 将, 会, 要, 必须, 需, 应当, 确保, 保证, 力争, 争取, 承诺, 尽量, 予以, 务必, 不得, 一律, 均
        function us : 对我们
        function we : 我们, 我方, 我司, 我行, 我公司, 本公司, 客服, 工作人员, 承办单位, 工程师, 专员, 客服人员, 坐席, 值班人员, 物业, 服务商, 服务方, 责任单位, 本中心, 中心, 平台, 公司, 乙方, 部门, 技术人员, 维修人员, 窗口人员, 受理人员, 经理, 医院, 银行
        function you : 宾客, 货主, 收货人, 发货人, 委托人, 学员, 经销商, 加盟商, 房客, 您, 客户, 用户, 来电人, 投诉人, 业主, 市民, 申请人, 顾客, 群众, 诉求人, 旅客, 当事人, 患者, 被保险人, 投保人, 受益人, 纳税人, 缴费人, 消费者, 买家, 买方, 会员, 乘客, 学生, 毕业生, 家长, 居民, 商户, 储户, 持卡人, 报修人, 报案人, 举报人, 信访人, 读者, 租户, 住户, 受托人, 代理人, 考生, 师生, 车主, 借款人, 参保人, 参保单位, 来访人, 寄件人, 收件人, 访客, 就诊人, 家属, 劳动者, 供应商, 申诉人, 反映人, 参会人, 游客, 病人, 村民, 网友, 员工家属, 购房人, 承租人, 托运人, 缴存人, 甲方, 用电人, 用水人, 被投诉人, 被申诉人, 被举报人
        function expect : 会得到, 会收到, 将收到, 将得到, 可收到, 可得到, 即可收到, 可获
        means by : 以, 用, 通过, 经
        function now : 现, 现为, 现承诺, 现调整为, 压缩至, 压缩为, 调整为, 缩短为, 改为#
        function first_contact : 首次接触, 首次来电, 首次联系, 首次解决, 一次解决, 单次解决, 首次通话解决, 单次通话解决, 一次性解决, 首次联系解决, 首次接触解决, 首问解决, 首次来电解决, 首呼解决
        """;
}
