using System.Text;
using Charter.LanguageScore;

Console.OutputEncoding = new UTF8Encoding(false);
if (args.Length == 0)
{
    await Console.Error.WriteLineAsync(
        "score FILE.jsonl... [--misses], score --documents FILE..., score --compile FILE..., score --fit FILE..., score --time FILE, or score --read [--explain] < sentences.txt"
    );
    return 2;
}

if (args[0] == "--read")
{
    await SentenceLoop.RunAsync(args.Contains("--explain"));
    return 0;
}

if (args[0] == "--time")
{
    Console.WriteLine(await CompileTime.OfAsync(args[1]));
    return 0;
}

if (args[0] == "--compile")
{
    foreach (var file in args.Skip(1))
    {
        Console.Write(await DocumentView.OfAsync(file));
    }

    return 0;
}

if (args[0] == "--fit")
{
    Console.WriteLine(await TopicFit.OfAsync(args.Skip(1)));
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
    var score = await Score.OfAsync(file);
    Console.WriteLine($"{file}: {score.Summary()}");
    foreach (var miss in args.Contains("--misses") ? score.Misses : [])
    {
        Console.WriteLine(miss);
    }
}

return 0;
