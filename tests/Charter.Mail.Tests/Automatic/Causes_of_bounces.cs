using Charter.Mail.Automatic;

namespace Charter.Mail.Tests.Automatic;

/// <summary>causes.txt: what servers say, in many languages, and what it means for the address.</summary>
public sealed class Causes_of_bounces
{
    public static TheoryData<string, string, string> Lines
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpus", "causes.txt")))
            {
                var told = line.Split('|', 3, StringSplitOptions.TrimEntries);
                data.Add(told[0], told[1], told[2]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Are_told_by_status_and_words(string cause, string status, string words) =>
        BounceCauses
            .Of(status == "-" ? StatusFields.Status(words) : status, StatusFields.ReplyCode(words), words)
            .ShouldBe(Enum.Parse<BounceCause>(cause));
}
