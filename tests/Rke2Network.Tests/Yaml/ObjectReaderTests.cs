using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using Rke2Network.Model;
using Xunit;

namespace Rke2Network.Tests.Yaml;

public sealed class ObjectReaderTests
{
    [Fact]
    public void A_plain_hashtable_is_sorted_and_an_ordered_one_is_not()
    {
        var keys = Enumerable.Range(0, 50).Select(i => "k" + (char)('a' + (i * 7 % 26)) + i).ToArray();
        var hashtable = new Hashtable();
        var ordered = new OrderedDictionary();
        foreach (var key in keys)
        {
            hashtable.Add(key, 1);
            ordered.Add(key, 1);
        }

        Assert.Equal(keys.OrderBy(key => key, StringComparer.Ordinal), ChartValues.From(hashtable).Root.Select(entry => entry.Key));
        Assert.Equal(keys, ChartValues.From(ordered).Root.Select(entry => entry.Key));
    }

    [Fact]
    public void Strings_stay_strings_and_numbers_numbers()
    {
        var values = ChartValues.From(new OrderedDictionary
        {
            ["text"] = "true",
            ["digits"] = "8086",
            ["flag"] = true,
            ["number"] = 8086,
            ["big"] = ulong.MaxValue,
            ["float"] = 0.1f,
            ["double"] = 1.5,
            ["decimal"] = 1.10m,
            ["nothing"] = null,
            ["char"] = 'x',
            ["enum"] = DayOfWeek.Monday,
            ["list"] = new object[] { 1, "1" },
            ["address"] = System.Net.IPAddress.Loopback,
            ["date"] = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            ["typed"] = new Dictionary<string, int> { ["a"] = 1 },
        });
        Assert.Equal(
            """
            text: "true"
            digits: "8086"
            flag: true
            number: 8086
            big: 18446744073709551615
            float: 0.1
            double: 1.5
            decimal: 1.1
            nothing: null
            char: x
            enum: Monday
            list:
              - 1
              - "1"
            address: 127.0.0.1
            date: "2024-01-01T00:00:00.0000000Z"
            typed:
              a: 1
            """.Replace("\r", string.Empty),
            values.ToString());
    }

    [Fact]
    public void A_cycle_is_named_by_its_path()
    {
        var inner = new Hashtable();
        var root = new Hashtable { ["installation"] = new Hashtable { ["a.b"] = new object[] { 1, inner } } };
        inner["again"] = root;
        var fault = Assert.Throws<InputException>(() => ChartValues.From(root));
        Assert.Equal("Cycle", fault.ErrorId);
        Assert.Equal("installation.\"a.b\"[1].again", fault.Value);
    }

    [Fact]
    public void The_same_object_twice_is_no_cycle()
    {
        var shared = new Hashtable { ["x"] = 1 };
        Assert.Equal("a:\n  x: 1\nb:\n  x: 1", ChartValues.From(new Hashtable { ["a"] = shared, ["b"] = shared }).ToString());
    }

    [Fact]
    public void What_is_no_YAML_is_named_by_its_path()
    {
        var faults = new (object Value, string ErrorId)[]
        {
            (new object(), "UnusableValue"), (double.NaN, "NotFiniteNumber"), (float.PositiveInfinity, "NotFiniteNumber"),
            (new Dictionary<object, object> { [new object()] = 1 }, "UnusableKey"), (new Dictionary<object, object> { [1] = 1, ["1"] = 2 }, "DuplicateKey"),
        };
        foreach (var (value, errorId) in faults)
        {
            var fault = Assert.Throws<InputException>(() => ChartValues.From(new Hashtable { ["a"] = new object[] { value } }));
            Assert.Equal(errorId, fault.ErrorId);
            Assert.StartsWith("a[0]", fault.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_list_is_no_set_of_values() =>
        Assert.Equal("NotAMap", Assert.Throws<InputException>(() => ChartValues.From(new[] { 1, 2 })).ErrorId);
}
