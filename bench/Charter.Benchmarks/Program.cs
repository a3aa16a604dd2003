using System.Globalization;
using BenchmarkDotNet.Running;
using Charter.Benchmarks;

switch (args)
{
    case ["processor"]:
        ClockCosts.Report();
        break;
    case ["mail"]:
        MailCosts.Report();
        break;
    case ["backtest", .. var numbers]:
        await BacktestRun.ReportAsync(
            numbers.Length > 0 ? int.Parse(numbers[0], CultureInfo.InvariantCulture) : 1_000_000,
            numbers.Length > 1 ? int.Parse(numbers[1], CultureInfo.InvariantCulture) : Environment.ProcessorCount
        );
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
