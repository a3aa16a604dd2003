using System.Text;
using Charter.LanguageScore;

Console.OutputEncoding = new UTF8Encoding(false);
switch (args)
{
    case []:
        await Console.Error.WriteLineAsync(
            "score FILE.jsonl... [--misses], score --documents FILE..., score --time FILE, or score --read [--explain] < sentences.txt"
        );
        return 2;
    case ["--read", ..]:
        await ScoreCommands.ReadAsync(args.Contains("--explain"));
        return 0;
    case ["--time", var timed]:
        await ScoreCommands.TimeAsync(timed);
        return 0;
    case ["--documents", .. var documents]:
        foreach (var file in documents)
        {
            Console.WriteLine(await DocumentScore.OfAsync(file));
        }

<<<<<<< HEAD
        return 0;
    default:
        foreach (var file in args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)))
=======
    return 0;
}

if (args[0] == "--time")
{
    Console.WriteLine(await CompileTime.OfAsync(args[1]));
    return 0;
}

if (args[0] == "--documents")
{
    foreach (var file in args.Skip(1))
    {
        Console.WriteLine(await DocumentScore.OfAsync(file));
    }

    return 0;
}

foreach (var file in args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)))
{
    var score = new Score();
    foreach (var line in await File.ReadAllLinesAsync(file))
    {
        if (!string.IsNullOrWhiteSpace(line))
>>>>>>> language
        {
            await ScoreCommands.ScoreAsync(file, args.Contains("--misses"));
        }

        return 0;
}
