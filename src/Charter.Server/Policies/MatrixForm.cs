using System.Collections.Immutable;
using System.Globalization;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Policies;

/// <summary>The escalation matrix as it stands in the form, and what is wrong with it.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Problems">What is wrong, beside each field.</param>
public sealed record MatrixForm(ImmutableArray<MatrixField> Rows, FormProblems Problems)
{
    private const int MostHours = ChangeMatrix.LongestAfterMinutes / 60;

    public static MatrixForm Of(IEnumerable<MatrixRow> rows) =>
        new([.. rows.Select(MatrixField.Of)], new FormProblems());

    public static MatrixForm Typed(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var rows = ImmutableArray.CreateBuilder<MatrixField>();
        for (var i = 0; i <= ChangeMatrix.MostRows + 1; i++)
        {
            var level = form[$"level-{i}"].ToString().Trim();
            if (level.Length > 0 && form[$"remove-{i}"].Count == 0)
            {
                rows.Add(
                    new MatrixField(
                        level,
                        form[$"trigger-{i}"].ToString(),
                        form[$"after-{i}"].ToString().Trim(),
                        form[$"target-{i}"].ToString(),
                        form[$"email-{i}"].Count > 0,
                        form[$"escalates-{i}"].Count > 0,
                        form[$"words-{i}"].ToString().Trim()
                    )
                );
            }
        }

        return new MatrixForm(rows.ToImmutable(), new FormProblems());
    }

    /// <summary>The rows; <c>null</c> where a field can't be read, which <see cref="Problems"/> then says.</summary>
    public ImmutableArray<MatrixRow>? Read(Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var rows = ImmutableArray.CreateBuilder<MatrixRow>();
        for (var i = 0; i < Rows.Length; i++)
        {
            if (ReadRow(Rows[i], i, words) is { } row)
            {
                rows.Add(row);
            }
        }

        return Problems.Any ? null : rows.ToImmutable();
    }

    /// <summary>Puts a refusal beside the row that it is about, or above all.</summary>
    public void Refuse(Refusal refusal, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(words);
        var told = refusal switch
        {
            InvalidField invalid when invalid.Problem.StartsWith("A row names a person", StringComparison.Ordinal) =>
                words["A row names a person who is no longer at the desk. Choose somebody else."],
            InvalidField => words[
                "The matrix has {0} rows at most, with levels from 1 to {1}.",
                ChangeMatrix.MostRows,
                ChangeMatrix.HighestLevel
            ],
            _ => PolicyWords.Refusal(refusal, words),
        };
        Problems.Add("level-0", told);
    }

    private MatrixRow? ReadRow(MatrixField field, int at, Wordbook words)
    {
        if (
            !int.TryParse(field.Level, NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            || level is < 1 or > ChangeMatrix.HighestLevel
        )
        {
            Problems.Add($"level-{at}", words["Levels go from 1 to {0}.", ChangeMatrix.HighestLevel]);
            return null;
        }

        if (!Enum.TryParse<MatrixTrigger>(field.Trigger, out var trigger) || !Enum.IsDefined(trigger))
        {
            Problems.Add($"trigger-{at}", words["Say when they are told."]);
            return null;
        }

        var minutes = 0;
        if (trigger == MatrixTrigger.StillBroken && !TryMinutes(field.After, out minutes))
        {
            Problems.Add($"after-{at}", words["Say how many hours after the breach, {0} at most.", MostHours]);
            return null;
        }

        if (TargetOf(field.Target) is not { } target)
        {
            Problems.Add($"target-{at}", words["Say who is told."]);
            return null;
        }

        if (field.Words.Length > 500)
        {
            Problems.Add($"words-{at}", words["At most {0} characters.", 500]);
            return null;
        }

        return new MatrixRow(
            level,
            trigger,
            minutes,
            target.Target,
            target.Role,
            target.StaffId,
            field.Escalates,
            field.ByEmail,
            field.Words
        );
    }

    private static bool TryMinutes(string hours, out int minutes)
    {
        var isNumber = decimal.TryParse(
            hours.Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        );
        minutes = isNumber && value <= MostHours ? (int)Math.Round(value * 60) : 0;
        return minutes > 0;
    }

    private static (MatrixTarget Target, Role? Role, long? StaffId)? TargetOf(string choice) =>
        choice.Split(':') switch
        {
            ["role", var name] when Enum.TryParse<Role>(name, out var role) && Enum.IsDefined(role) => (
                MatrixTarget.Role,
                role,
                null
            ),
            ["person", var id] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var staff) =>
                (MatrixTarget.Person, null, staff),
            [var name]
                when Enum.TryParse<MatrixTarget>(name, out var target)
                    && target is MatrixTarget.Assignee or MatrixTarget.Department or MatrixTarget.DepartmentManager => (
                target,
                null,
                null
            ),
            _ => null,
        };
}
