using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Work on other threads writes and asks on the pipeline's thread, as PowerShell wants it.</summary>
internal sealed class Pump : IDisposable
{
    private readonly BlockingCollection<Action> actions = [];

    /// <summary>Runs work to its end, and what it posts on this thread.</summary>
    /// <exception cref="PipelineStoppedException">The user stops the command.</exception>
    internal void Run(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var task = Task.Run(() => work(own.Token), CancellationToken.None);
        _ = task.ContinueWith(_ => actions.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            foreach (var action in actions.GetConsumingEnumerable(stop))
            {
                action();
            }

            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            own.Cancel(); // Whoever takes no more of the results wants no more work either.
        }
    }

    /// <summary>Has something done on the pipeline's thread, some time.</summary>
    internal void Post(Action action)
    {
        try
        {
            actions.Add(action);
        }
        catch (InvalidOperationException)
        {
            // The command is over, and nobody listens.
        }
    }

    /// <summary>Has something done on the pipeline's thread, and waits for what comes of it.</summary>
    internal Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch
            {
                answer.TrySetCanceled();
                throw;
            }
        });
        return answer.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => actions.Dispose();
}
