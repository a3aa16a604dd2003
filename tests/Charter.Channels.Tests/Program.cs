using Charter.Channels.Tests.Crashes;
using Xunit.Runner.InProc.SystemConsole;

// The tests of crashes start this program again as the process that is to crash.
if (Environment.GetEnvironmentVariable(CrashingIntake.Variable) is { Length: > 0 } order)
{
    await CrashingIntake.RunAsync(order);
    return 0;
}

return await ConsoleRunner.Run(args);
