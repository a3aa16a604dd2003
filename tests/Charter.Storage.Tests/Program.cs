using Charter.Testing.Databases;
using Xunit.Runner.InProc.SystemConsole;

// The tests of crashes start this program again as the process that is to crash.
if (Environment.GetEnvironmentVariable(CrashingWriter.Variable) is { Length: > 0 } order)
{
    await CrashingWriter.RunAsync(order);
    return 0;
}

return await ConsoleRunner.Run(args);
