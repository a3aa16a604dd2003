using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Staff;

/// <summary>What makes a password good enough: its length, which is what makes it hard to guess.</summary>
public static class PasswordRule
{
    public const int Shortest = 12;

    /// <summary>Far beyond what anybody types; it bounds what is hashed.</summary>
    public const int Longest = 200;

    /// <summary>Checks a new password and its repetition.</summary>
    public static void Check(string password, string again, Wordbook words, FormProblems problems)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(problems);
        if (password.Length < Shortest)
        {
            problems.Add(
                "password",
                words["At least {0} characters. Four or five words in a row are easy to remember.", Shortest]
            );
        }
        else if (password.Length > Longest)
        {
            problems.Add("password", words["At most {0} characters.", Longest]);
        }
        else if (password != again)
        {
            problems.Add("again", words["The two passwords differ. Type the same one twice."]);
        }
    }
}
