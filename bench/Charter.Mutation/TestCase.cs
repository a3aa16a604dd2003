using System.Reflection;
using Xunit.Sdk;

namespace Charter.Mutation;

/// <summary>A fact, or a theory with one row of its data.</summary>
internal sealed class TestCase(MethodInfo method, object?[] arguments)
{
    private const int StackBytes = 16 * 1024 * 1024;

    private Thread? _thread;
    private Exception? _problem;

    public string Name { get; } =
        $"{method.ReflectedType!.Name}.{method.Name}({string.Join(", ", arguments.Select(value => value ?? "null"))})";

    /// <summary>What the last failure said, in one line.</summary>
    public string Problem => _problem?.GetBaseException().Message.Split('\n')[0] ?? "";

    public TestResult Run(TimeSpan time)
    {
        _problem = null;
        _thread = new Thread(Catch, StackBytes) { IsBackground = true };
        _thread.Start();
        return !_thread.Join(time) ? TestResult.Endless
            : _problem is null ? TestResult.Passed
            : TestResult.Failed;
    }

    /// <summary>Gives a test that ran too long the time to notice that it must end.</summary>
    public void Wait(TimeSpan time) => _thread?.Join(time);

    private void Catch()
    {
        try
        {
            CallAsync().GetAwaiter().GetResult();
        }
        catch (Exception problem)
        {
            _problem = problem;
        }
    }

    private async Task CallAsync()
    {
        var instance = method.IsStatic ? null : Activator.CreateInstance(method.ReflectedType!);
        try
        {
            switch (method.Invoke(instance, method.ResolveMethodArguments(arguments)))
            {
                case Task task:
                    await task;
                    break;
                case ValueTask task:
                    await task;
                    break;
            }
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }
}
