using System.CommandLine;
using Charter.Server.Commands;

// A desk that is told to stop finishes what it has accepted; two seconds, the library's own limit, cut that off.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(40) };
return await CommandTree.Create().Parse(args).InvokeAsync(configuration);
