namespace Charter.Policy.Tests.Language;

/// <summary>
/// Writes what is read into the files that the tests compare with, when <c>CHARTER_WRITE_READINGS</c> is 1. Each line of them is a promise:
/// it is read by a person before it is committed.
/// </summary>
internal static class WrittenReadings
{
    public static async Task WriteAsync(string path, string text)
    {
        if (Environment.GetEnvironmentVariable("CHARTER_WRITE_READINGS") == "1")
        {
            await File.WriteAllTextAsync(path, text);
        }
    }
}
