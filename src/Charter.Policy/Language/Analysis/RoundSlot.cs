namespace Charter.Policy.Language.Analysis;

/// <summary>Finds slots in round brackets: "(name)", "(insert date)", "( )". Round brackets hold so much else that only these count.</summary>
internal static class RoundSlot
{
    private const int Longest = 40;

    private static readonly string[] Names =
    [
        "name",
        "your name",
        "date",
        "position",
        "job title",
        "extension",
        "extension number",
        "company",
        "company name",
        "organisation",
        "organisation name",
        "organization",
        "organization name",
        "business name",
        "phone number",
        "telephone number",
        "email address",
        "address",
        "姓名",
        "日期",
        "公司名称",
        "单位名称",
        "电话号码",
        "职务",
    ];

    private static readonly string[] Orders =
    [
        "insert ",
        "specify ",
        "enter ",
        "add ",
        "fill in ",
        "填写",
        "填入",
        "请填",
    ];

    /// <summary>Where the slot that opens at a position ends (after its bracket); <c>null</c> when it is none.</summary>
    public static int? EndOf(string text, int open)
    {
        var limit = Math.Min(text.Length, open + Longest);
        for (var i = open + 1; i < limit; i++)
        {
            if (text[i] is ')' or '）')
            {
                return IsSlot(text[(open + 1)..i]) ? i + 1 : null;
            }
        }

        return null;
    }

    private static bool IsSlot(string content)
    {
        var inner = content.Trim().ToLowerInvariant();
        return (inner.Length == 0 && content.Length > 0)
            || (inner.Length > 1 && inner.All(c => c is '.' or '…' or '_'))
            || Names.Contains(inner)
            || Orders.Any(o => inner.StartsWith(o, StringComparison.Ordinal));
    }
}
