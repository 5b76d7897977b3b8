using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using Rke2Network.Nodes;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>Whatever a node answers: it is read or refused, and nothing that a terminal obeys gets through.</summary>
public sealed class NodeFactsProperties
{
    private static readonly string[] Words =
    [
        "nif", "nic", "os", "hosts", "cpu", "addr", "route4", "route6", "routes", "module", "available", "sysctl", "nmfile", "nm", "unit", "service", "program", "tcp", "tcp6", "udp",
        "ports", "ss", "configfile", "unknown", "hostname", "kernel", "cmdline", "iommu", "interfaces", "bus", "addresses", "modules", "sysctls", "networkmanager", "services", "programs", "config", "rke2", "ostree",
        "eth0", "bond0", "is", "device", "bonding", "pci", "0000:3b:00.0", "vendor", "0x8086", "sriov_totalvfs", "master", "physfn", "type", "uevent", "DEVTYPE=vlan", "1", "0", "64", "-1", "65536",
        "0: 00000000:192B 00000000:0000 0A", "1: eth0 inet 192.0.2.1/24", "eth0 00000000 00000000 0003 0 0 0 00000000", "[keyfile]", "unmanaged-devices=a;b", "Id=x.service", "x.service", "off", "=", "\"", "\\",
        "\x1b[2J", "\u202e", "\0", "\u0085", "\u2028", "é", "rke2-node-facts", "begin", "end", "failed",
    ];

    private static readonly Gen<string> Line = Gen.OneOf(Gen.Int[0, Words.Length - 1].Select(i => Words[i]), Gen.String[0, 12]).Array[1, 6].Select(fields => string.Join("\t", fields));

    [Fact]
    public void Lines_of_known_words_are_read_or_refused() => Line.Array[0, 60].Sample(
        lines => Holds(Encoding.UTF8.GetBytes($"rke2-node-facts\tbegin\t1\n{string.Join("\n", lines)}\nrke2-node-facts\tend\t1\n")), iter: 3000);

    [Fact]
    public void Bytes_are_read_or_refused() => Gen.Byte.Array[0, 2000].Sample(
        bytes => Holds([.. Encoding.ASCII.GetBytes("rke2-node-facts\tbegin\t1\n"), .. bytes, .. Encoding.ASCII.GetBytes("\nrke2-node-facts\tend\t1\n")]) && Holds(bytes), iter: 1000);

    /// <summary>The answer of a whole server, cut anywhere or with bytes changed anywhere.</summary>
    [UnixFact]
    public void A_broken_answer_is_read_or_refused()
    {
        using var tree = new NodeTree().AddServer(groups: 2).AddNic("ens1f0", "0000:3b:00.0", "i40e", "8086", "1572", 64).AddVirtual("bond0", "bond", "ens1f0").AddVirtio("eth0", "0000:00:03.0").AddDefaultRoute("eth0");
        var whole = ShellRunner.RunAsync($"set -- {ShellText.Quote(tree.Root)}\n{NodeProbe.Script}", "tree", default).GetAwaiter().GetResult();
        Assert.True(Holds(whole));
        Gen.Int[0, whole.Length - 2].Sample(
            length => Assert.Equal("NodeAnswer", Assert.Throws<InputException>(() => NodeFactsReader.Read([.. whole.Take(length)], "node1", NodeFactsSource.Ssh)).ErrorId.Substring(0, "NodeAnswer".Length)),
            iter: 300);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 20].Sample(
            changes =>
            {
                var answer = (byte[])whole.Clone();
                foreach (var (place, value) in changes)
                {
                    answer[place] = value;
                }

                return Holds(answer);
            },
            iter: 500);
    }

    private static bool Holds(byte[] answer)
    {
        NodeFacts facts;
        try
        {
            facts = NodeFactsReader.Read(answer, "node1", NodeFactsSource.Ssh);
        }
        catch (InputException exception)
        {
            return exception.Message.All(c => !char.IsControl(c));
        }

        var nics = SriovCapability.Judge(facts);
        return Texts(facts).Concat(SriovCapability.Check(facts, nics).SelectMany(finding => new[] { finding.Message, finding.Recommendation, finding.Path ?? string.Empty }))
            .All(text => text.All(c => !char.IsControl(c) && c is not ('\u202e' or '\u2028')));
    }

    /// <summary>All texts of an object, at any depth.</summary>
    private static IEnumerable<string> Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        IDictionary map => map.Keys.Cast<object?>().Concat(map.Values.Cast<object?>()).SelectMany(Texts),
        IEnumerable list => list.Cast<object?>().SelectMany(Texts),
        _ when value.GetType().Namespace == typeof(NodeFacts).Namespace && !value.GetType().IsEnum => value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0).SelectMany(property => Texts(property.GetValue(value))),
        _ => [],
    };
}
