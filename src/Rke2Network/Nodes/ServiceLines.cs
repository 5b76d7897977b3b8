using System;
using System.Collections.Generic;

namespace Rke2Network.Nodes;

/// <summary>What systemctl tells of units, or what the script found of their files.</summary>
internal sealed class ServiceLines
{
    private const string Suffix = ".service";

    private readonly Dictionary<string, NodeServiceState> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> unit = new(StringComparer.Ordinal);

    /// <summary>A line of <c>systemctl show</c>; an empty one ends a unit.</summary>
    internal void AddProperty(string line)
    {
        var equals = line.IndexOf('=');
        if (equals > 0)
        {
            unit[line.Substring(0, equals)] = line.Substring(equals + 1).Trim();
        }
        else
        {
            End();
        }
    }

    /// <summary>What the files of a unit tell.</summary>
    internal void AddState(string name, string state)
    {
        if (State(state) is { } known)
        {
            states[Name(name)] = known;
        }
    }

    /// <summary>The states by name.</summary>
    internal IReadOnlyDictionary<string, NodeServiceState> ToDictionary()
    {
        End();
        return states;
    }

    private void End()
    {
        if (Find("Id") is { } id)
        {
            states[Name(id)] = Find("ActiveState") is "active" or "activating" or "reloading" ? NodeServiceState.Running
                : Find("LoadState") is "not-found" or "error" or "bad-setting" ? NodeServiceState.Absent
                : Find("UnitFileState") is "enabled" or "enabled-runtime" ? NodeServiceState.Enabled
                : NodeServiceState.Off;
        }

        unit.Clear();
    }

    private string? Find(string key) => unit.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    private static string Name(string name) => name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;

    private static NodeServiceState? State(string word) => word switch
    {
        "absent" => NodeServiceState.Absent,
        "off" or "masked" => NodeServiceState.Off,
        "enabled" => NodeServiceState.Enabled,
        _ => null,
    };
}
