using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json.Serialization;
using k8s.Models;
using Rke2Network.Catalog;
using Rke2Network.Catalog.Reading;

namespace Rke2Network.CatalogBuilder;

/// <summary>Writes the types of Kubernetes that charts pass values to, from the models of kubernetes-client/csharp.</summary>
internal static class KubernetesTypes
{
    /// <summary>Fields that the API server writes, and nobody else.</summary>
    private static readonly string[] NotGiven = ["status", "managedFields"];

    private const string ResourceList = "ResourceList";
    private const ValueKinds Quantity = ValueKinds.Integer | ValueKinds.Number | ValueKinds.String;

    /// <summary>The sizes of huge pages on the processors that Linux and Kubernetes run on.</summary>
    private static readonly string[] PageSizes = ["64Ki", "1Mi", "2Mi", "16Mi", "32Mi", "512Mi", "1Gi", "2Gi", "16Gi"];

    internal static void Write(TextWriter writer)
    {
        var root = new CatalogNode(string.Empty);
        var waiting = new Queue<Type>(KnownTypes.Kinds.Select(Model));
        var seen = new HashSet<Type>(waiting);
        while (waiting.TryDequeue(out var type))
        {
            var node = root.Take(NameOf(type));
            node.Add(Variant(ValueKinds.Map, null));
            foreach (var (name, property) in Properties(type))
            {
                if (type == typeof(V1ResourceRequirements) && property == typeof(IDictionary<string, ResourceQuantity>))
                {
                    node.Take(name).Add(Variant(ValueKinds.Map, ResourceList));
                    continue;
                }

                foreach (var inner in Describe(node.Take(name), property).Where(seen.Add))
                {
                    waiting.Enqueue(inner);
                }
            }
        }

        AddResourceList(root);
        writer.Write("# Kubernetes types, by the models of kubernetes-client/csharp " + typeof(V1Pod).Assembly.GetName().Version!.ToString(3) + ".\n");
        CatalogText.Write(writer, [], root);
    }

    /// <summary>
    /// The models say that any key may stand in a container's resources. The API server takes these names, and those with a domain.
    /// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateContainerResourceName), pkg/apis/core/helper/helpers.go.
    /// </summary>
    private static void AddResourceList(CatalogNode root)
    {
        var list = root.Take(ResourceList);
        list.Add(Variant(ValueKinds.Map, null));
        foreach (var name in new[] { "cpu", "memory", "ephemeral-storage", CatalogNode.QualifiedName }.Concat(PageSizes.Select(size => "hugepages-" + size)))
        {
            list.Take(name).Add(Variant(Quantity, null));
        }
    }

    private static Type Model(string kind) =>
        typeof(V1Pod).Assembly.GetType("k8s.Models.V1" + kind) ?? throw new InvalidOperationException($"The models hold no {kind}.");

    private static string NameOf(Type type) => type.Name.StartsWith("V1", StringComparison.Ordinal) ? type.Name[2..] : type.Name;

    private static IEnumerable<(string Name, Type Type)> Properties(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        where name is not null && !NotGiven.Contains(name)
        select (name, property.PropertyType);

    /// <summary>Describes a member; returns the types that it is made of.</summary>
    private static IEnumerable<Type> Describe(CatalogNode node, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
        {
            var isMap = type.GetGenericTypeDefinition() == typeof(IDictionary<,>);
            node.Add(Variant(isMap ? ValueKinds.Map : ValueKinds.List, null));
            return Describe(node.Take(CatalogNode.ItemName), type.GetGenericArguments()[^1]);
        }

        var kinds = KindsOf(type);
        node.Add(kinds == ValueKinds.None && type.Namespace == typeof(V1Pod).Namespace ? Variant(ValueKinds.Map, NameOf(type)) : Variant(kinds, null));
        return kinds == ValueKinds.None && type.Namespace == typeof(V1Pod).Namespace ? [type] : [];
    }

    private static ValueKinds KindsOf(Type type) => type.Name switch
    {
        nameof(String) => ValueKinds.String,
        nameof(Int32) or nameof(Int64) => ValueKinds.Integer,
        nameof(Double) => ValueKinds.Number | ValueKinds.Integer,
        nameof(Boolean) => ValueKinds.Boolean,
        nameof(DateTime) => ValueKinds.String,
        nameof(IntOrString) => ValueKinds.Integer | ValueKinds.String,
        nameof(ResourceQuantity) => Quantity,
        _ => type.IsArray ? ValueKinds.String : ValueKinds.None,
    };

    private static CatalogVariant Variant(ValueKinds kinds, string? typeName) => new(0, int.MaxValue, new ValueFacts { Kinds = kinds, TypeName = typeName });
}
