using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.PowerShell.Binding;

/// <summary>
/// Work on other threads writes and asks on the pipeline's thread, as PowerShell wants it. That thread sleeps in between: one
/// that spins, as BlockingCollection has it, takes the time of those that work.
/// </summary>
internal sealed class Pump
{
    private readonly Queue<Action> actions = [];
    private bool isOver;

    /// <summary>Runs work to its end, and what it posts on this thread.</summary>
    /// <exception cref="PipelineStoppedException">The user stops the command.</exception>
    internal void Run(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var wakeUp = stop.Register(End);
        var task = Task.Run(() => work(own.Token), CancellationToken.None);
        _ = task.ContinueWith(_ => End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            while (Next() is { } action)
            {
                stop.ThrowIfCancellationRequested();
                action();
            }

            stop.ThrowIfCancellationRequested();
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            End();
            own.Cancel(); // Whoever takes no more of the results wants no more work either.
        }
    }

    /// <summary>Has something done on the pipeline's thread, some time. When the command is over, nobody listens.</summary>
    internal void Post(Action action)
    {
        lock (actions)
        {
            if (!isOver)
            {
                actions.Enqueue(action);
                Monitor.Pulse(actions);
            }
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

    /// <summary>What is to be done next; null when all is.</summary>
    private Action? Next()
    {
        lock (actions)
        {
            while (actions.Count == 0 && !isOver)
            {
                Monitor.Wait(actions);
            }

            return actions.Count > 0 ? actions.Dequeue() : null;
        }
    }

    private void End()
    {
        lock (actions)
        {
            isOver = true;
            Monitor.Pulse(actions);
        }
    }
}
