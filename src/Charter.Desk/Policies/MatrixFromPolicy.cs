using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Charter.Desk.Staff;
using Charter.Policy.Language;

namespace Charter.Desk.Policies;

/// <summary>
/// Reads the rows of a policy's own table "Level | Who | When | How" as rows of the matrix. What is not understood is
/// taken as the mildest: the manager of the department is told when a promise breaks. The policy's words stand beside
/// each row, and a person confirms the whole.
/// </summary>
public static partial class MatrixFromPolicy
{
    /// <summary>The rows; empty where the policy has no table.</summary>
    public static ImmutableArray<MatrixRow> Of(ImmutableArray<EscalationLevel> stated) =>
        stated.IsDefaultOrEmpty
            ? []
            : [.. stated.Where(s => s.Level is >= 1 and <= ChangeMatrix.HighestLevel).Select(RowOf)];

    private static MatrixRow RowOf(EscalationLevel stated)
    {
        var (target, role) = TargetOf(stated.Who);
        var (trigger, minutes) = TriggerOf(stated.When);
        var words = $"{stated.Who} – {stated.When} – {stated.How}".Trim(' ', '–');
        return new MatrixRow(
            stated.Level,
            trigger,
            minutes,
            target,
            role,
            null,
            Escalates: stated.Level > 1 && trigger is MatrixTrigger.Broken or MatrixTrigger.StillBroken,
            ByEmail: Says(stated.How, "mail", "邮件", "邮箱")
                || target is MatrixTarget.DepartmentManager or MatrixTarget.Role,
            words.Length > 500 ? words[..500] : words
        );
    }

    private static (MatrixTarget Target, Role? Role) TargetOf(string who)
    {
        if (Says(who, "representative", "agent", "assignee", "owner", "客服代表", "经办", "坐席"))
        {
            return (MatrixTarget.Assignee, null);
        }

        if (Says(who, "specialist", "technical", "专家", "技术"))
        {
            return (MatrixTarget.Role, Role.Specialist);
        }

        if (
            Says(who, "director", "executive", "chief", "ceo", "customer service manager", "总监", "总经理", "客服经理")
        )
        {
            return (MatrixTarget.Role, Role.Manager);
        }

        return Says(who, "team", "everyone", "all staff", "团队", "全体")
            ? (MatrixTarget.Department, null)
            : (MatrixTarget.DepartmentManager, null);
    }

    private static (MatrixTrigger Trigger, int Minutes) TriggerOf(string when)
    {
        if (Says(when, "before", "about to", "at risk", "warning", "之前", "即将", "预警"))
        {
            return (MatrixTrigger.Warned, 0);
        }

        var after = AfterPattern().Match(when);
        if (
            after.Success
            && int.TryParse(after.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        )
        {
            var minutes = (long)n * MinutesIn(after.Groups["unit"].Value);
            return minutes is > 0 and <= ChangeMatrix.LongestAfterMinutes
                ? (MatrixTrigger.StillBroken, (int)minutes)
                : (MatrixTrigger.Broken, 0);
        }

        return Says(when, "escalat", "升级") && !Says(when, "breach", "broken", "miss", "overdue", "违", "逾期")
            ? (MatrixTrigger.Escalated, 0)
            : (MatrixTrigger.Broken, 0);
    }

    private static int MinutesIn(string unit) =>
        unit.ToUpperInvariant() switch
        {
            "MINUTE" or "分钟" => 1,
            "HOUR" or "小时" => 60,
            _ => 24 * 60,
        };

    private static bool Says(string text, params string[] words) =>
        words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        @"(?<n>\d{1,4})\s*(?<unit>minute|hour|day|分钟|小时|天)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex AfterPattern();
}
