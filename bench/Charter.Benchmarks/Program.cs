using BenchmarkDotNet.Running;
using Charter.Benchmarks;

switch (args)
{
    case ["processor"]:
        ClockCosts.Report();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
