using System.Globalization;
using Charter.Load;

// dotnet run -c Release --project bench/Charter.Load -- intake [MAILS] [SENDERS AT ONCE]
var what = args.Length > 0 ? args[0] : "intake";
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5_000;
var atOnce = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 128;
if (what != "intake" || count < 1 || atOnce < 1)
{
    await Console.Error.WriteLineAsync("Usage: Charter.Load intake [MAILS] [SENDERS AT ONCE]");
    return 2;
}

await using var desk = await MeasuredDesk.StartAsync();
await IntakeLoad.RunAsync(desk, count: Math.Max(1, count / 5), atOnce, isWarmUp: true);
for (var round = 0; round < 3; round++)
{
    await IntakeLoad.RunAsync(desk, count, atOnce, isWarmUp: false);
}

await IntakeLoad.RunAsync(desk, count: Math.Max(1, count / 20), atOnce: 1, isWarmUp: false);
return 0;
