using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog;

/// <summary>
/// The NICs that the SR-IOV operator works on. Source: k8snetworkplumbingwg/sriov-network-operator
/// deployment/sriov-network-operator-chart/templates/configmap.yaml (supported-nic-ids).
/// </summary>
internal static class SupportedNics
{
    private const int Columns = 4;
    private static readonly char[] Blank = [' '];
    private static readonly Lazy<string[][]> Rows = new(Load);
    private static readonly Lazy<Dictionary<string, string>> Models = new(() => Rows.Value.ToDictionary(row => Key(row[0], row[1]), row => row[3], StringComparer.Ordinal));
    private static readonly Lazy<HashSet<string>> Functions = new(() => new HashSet<string>(Rows.Value.Select(row => Key(row[0], row[2])).Where(key => !Models.Value.ContainsKey(key)), StringComparer.Ordinal));

    /// <summary>How many there are.</summary>
    internal static int Count => Rows.Value.Length;

    /// <summary>The operator's name of a physical function, such as <c>Intel_i40e_10G_X710_SFP</c>; null where it is not in the list.</summary>
    /// <param name="vendor">Four hex digits in lower case.</param>
    /// <param name="device">Four hex digits in lower case.</param>
    internal static string? Find(string? vendor, string? device) =>
        vendor is not null && device is not null && Models.Value.TryGetValue(Key(vendor, device), out var name) ? name : null;

    /// <summary>Whether it is the virtual function of one of them.</summary>
    internal static bool IsVirtualFunction(string? vendor, string? device) =>
        vendor is not null && device is not null && Functions.Value.Contains(Key(vendor, device));

    private static string Key(string vendor, string device) => vendor + " " + device;

    private static string[][] Load()
    {
        using var reader = CatalogResources.Open("sriov-nics.txt");
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Trim().Split(Blank, Columns)).Where(row => row.Length == Columns)];
    }
}
