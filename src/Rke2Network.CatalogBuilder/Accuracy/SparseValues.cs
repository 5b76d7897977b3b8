using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>Values as users write them: only what they change. A list is written whole, as helm replaces lists.</summary>
internal static class SparseValues
{
    /// <summary>Values with one path.</summary>
    /// <param name="all">All values, for the lists on the way.</param>
    /// <param name="from">The path in these.</param>
    /// <param name="to">The path to write; of the same length.</param>
    /// <param name="value">The value to write.</param>
    internal static YamlMap Of(YamlMap all, IReadOnlyList<string> from, IReadOnlyList<string> to, YamlValue value) =>
        (YamlMap)Write(all, from, to, 0, value, isInList: false);

    private static YamlValue Write(YamlValue? whole, IReadOnlyList<string> from, IReadOnlyList<string> to, int at, YamlValue value, bool isInList)
    {
        if (at == to.Count)
        {
            return value;
        }

        if (ChartSchema.IsItem(to[at]) && whole is YamlList list)
        {
            var place = int.Parse(to[at].Substring(1, to[at].Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);
            return new YamlList(list.Select((item, i) => i == place ? Write(item, from, to, at + 1, value, isInList: true) : item));
        }

        var map = whole as YamlMap;
        var entry = new KeyValuePair<string, YamlValue>(to[at], Write(map?.Find(from[at]), from, to, at + 1, value, isInList));
        return new YamlMap(isInList && map is not null ? map.Select(each => each.Key == from[at] ? entry : each) : [entry]);
    }
}
