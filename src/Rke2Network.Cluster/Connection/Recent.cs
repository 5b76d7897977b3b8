using System;
using System.Collections.Generic;

namespace Rke2Network.Cluster.Connection;

/// <summary>
/// What was made last of inputs that seldom change: each cmdlet of a session comes with the same kubeconfig and certificates,
/// and reading them costs as much as a request. The whole input is the key, so that no change is missed.
/// </summary>
/// <param name="most">How many are kept; the one that was used longest ago goes first.</param>
internal sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly List<(TKey Key, TValue Value)> used = []; // The last one last.

    /// <summary>What was made of an input, or is made of it now. What fails is made anew each time.</summary>
    internal TValue Get(TKey key, Func<TKey, TValue> make)
    {
        lock (used)
        {
            var at = used.FindIndex(each => each.Key.Equals(key));
            var entry = at < 0 ? (key, make(key)) : used[at];
            if (at >= 0)
            {
                used.RemoveAt(at);
            }
            else if (used.Count == most)
            {
                used.RemoveAt(0);
            }

            used.Add(entry);
            return entry.Item2;
        }
    }
}
