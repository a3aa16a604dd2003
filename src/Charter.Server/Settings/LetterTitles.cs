using Charter.Desk.Automation;
using Charter.Server.Words;

namespace Charter.Server.Settings;

/// <summary>What the letters of the desk are called.</summary>
internal static class LetterTitles
{
    public static string Of(string name, Wordbook words) =>
        name switch
        {
            LetterNames.Acknowledgement => words["Acknowledgement"],
            LetterNames.HoldingNotice => words["Holding letter"],
            LetterNames.Update => words["Update"],
            LetterNames.Resolution => words["Answer to the matter"],
            _ => name,
        };
}
