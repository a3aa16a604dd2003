namespace Charter.Policy.Language.Chinese;

/// <summary>Chinese words for days, times of day, dates and closures: what becomes the calendar.</summary>
internal static class ChineseCalendar
{
    public const string Table = """
        calendar day1 : 星期一, 周一, 每周一, 每星期一, 礼拜一
        calendar day2 : 星期二, 周二, 每周二, 每星期二, 礼拜二
        calendar day3 : 星期三, 周三, 每周三, 每星期三, 礼拜三
        calendar day4 : 星期四, 周四, 每周四, 每星期四, 礼拜四
        calendar day5 : 星期五, 周五, 每周五, 每星期五, 礼拜五
        calendar day6 : 星期六, 周六, 每周六, 每星期六, 礼拜六
        calendar day7 : 星期日, 周日, 每周日, 每星期日, 星期天, 周天, 礼拜天, 礼拜日
        calendar short1 : 一
        calendar short2 : 二
        calendar short3 : 三
        calendar short4 : 四
        calendar short5 : 五
        calendar short6 : 六
        calendar short7 : 日, 天
        calendar days12345 : 平日
        calendar days67 : 周末, 双休日, 周六日
        calendar days1234567 : 每天, 每日, 天天, 全周, 一周七天, 每周七天
        calendar workdays : 工作日, 营业日
        calendar around : 24小时, 全天候, 全天, 二十四小时, 不间断, 昼夜
        calendar filler : 期间, 假期, 假期期间, 长假, 长假期间, 当天, 当日, 的, 于, 在, 是, 为, 次日, 第二天, 我们, 均, 为：, 全年, 365天, 人工, 每周, 每周一次, 每周一回, 从, 自
        calendar closed : 不对外营业, 不对外办公, 不对外服务, 不对外开放, 不对外接待, 休息, 放假, 停止服务, 暂停服务, 闭馆, 不营业, 不上班, 不办公, 不开放, 停业, 休业, 不计入, 不计算在内, 不提供服务, 关闭, 暂停营业, 不接待
        calendar closesafter : 下班, 关门, 打烊, 结束, 结束服务, 结束营业, 截止
        calendar closes : 营业至, 提前至, 开放至, 服务至, 截至, 延长至, 提前到
        calendar opensafter : 上班, 开门, 开始营业, 开始服务, 开始办公
        calendar opens : 推迟至, 推迟到
        calendar range : 至, 到, -, ~, 直至
        calendar and : 和, 或, 及, 与, 以及, 、
        calendar reopen : 恢复, 起恢复, 恢复上班, 恢复服务, 恢复营业
        calendar except : 除外, 不含, 不包括, 除, 除了
        calendar included : 也, 照常
        calendar not : 不, 非, 没有
        calendar inclusive : 含, 包含
        calendar lunch : 午休, 午间休息, 中午休息
        role peak : 高峰, 高峰期, 高峰时段, 繁忙时段, 忙时
        role offpeak : 非高峰, 平峰, 低峰, 非繁忙
        calendar befoream : 上午, 早上, 早晨, 凌晨, 早, 清晨
        calendar beforepm : 下午, 晚上, 晚, 傍晚, 晚间, 午后
        calendar beforenoon : 中午
        calendar part : 半天, 半日, 每月, 隔周, 提前
        calendar midnight : 午夜
        calendar holiday : 节假日, 法定节假日, 公众假期, 法定假日, 公共假期, 国家法定节假日, 假日
        calendar named : 五一, 十一, 清明, 端午, 重阳节, 元宵节, 新春, 过年, 春节, 国庆节, 国庆, 元旦, 中秋节, 中秋, 劳动节, 端午节, 清明节, 圣诞节, 除夕
        calendar yearly : 每年, 年年
        calendar season : 夏季, 冬季, 暑期, 寒假, 暑假, 夏令时, 冬令时
        role special : 夜班, 紧急, 应急, 急修, 夜间, 计划, 套餐, 非工作时间, 抢修
        role general+counted : 服务时间, 工作时间, 营业时间, 办公时间, 上班时间, 受理时间, 支持时间, 服务时段, 工作时段
        role general : 我们营业, 我们上班
        role open : 营业, 开放, 服务, 上班, 办公, 受理, 在线, 值守, 接听, 值班, 开通, 支持
        role mean : 是指, 指, 指的是, 为, 是
        role timer+zoneword : 时间
        role zoneword : 时区
        role timer+clockword : 计时
        role timer : 时限, 期限, 响应时间, 处理时间, 小时数
        role run : 计算, 计, 计入, 按, 仅在, 只在, 计时, 累计
        role halt : 不计, 不计入, 不计算, 暂停, 停止
        role outside : 以外, 之外, 非
        role about : 响应, 回复
        role aboutend : 解决, 处理, 修复
        calendar yearmark : 年
        calendar monthmark : 月, 月份
        calendar daymark : 日, 号
        calendar oclock : 点, 时, 点钟, 点整, 时整
        calendar minute : 分
        calendar half : 半
        calendar quarter : 一刻
        role zone:Asia/Shanghai : 东八区, 中国时间, 中国标准时间
        """;
}
