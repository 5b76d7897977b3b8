using System;
using System.Collections.Generic;

namespace Rke2Network.Benchmarks;

/// <summary>Samples module and floor in turns, so that what else the machine does meets both.</summary>
internal static class Rounds
{
    /// <summary>Takes the samples; who goes first changes from round to round.</summary>
    /// <returns>The medians of both.</returns>
    internal static (double Module, double Floor) Alternate(int count, Func<double> module, Func<double> floor)
    {
        var modules = new List<double>(count);
        var floors = new List<double>(count);
        for (var round = 0; round < count; round++)
        {
            if (round % 2 == 0)
            {
                modules.Add(module());
                floors.Add(floor());
            }
            else
            {
                floors.Add(floor());
                modules.Add(module());
            }
        }

        return (Median.Of(modules), Median.Of(floors));
    }
}
