using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Rke2Network.Catalog.Reading;

/// <summary>
/// The types that many charts pass values to, kept once: those of Kubernetes (kubernetes.txt, made from the models of
/// kubernetes-client/csharp) and documents that programs read (documents.txt).
/// </summary>
internal static class KnownTypes
{
    private static readonly Dictionary<string, TypeSchema> Schemas = new(StringComparer.Ordinal);

    private const string Kubernetes = "kubernetes.txt";
    private const string Documents = "documents.txt";

    /// <summary>The Kubernetes kinds whose objects charts write.</summary>
    internal static readonly string[] Kinds =
    [
        "ClusterRole", "ClusterRoleBinding", "ConfigMap", "CronJob", "DaemonSet", "Deployment", "Ingress", "IngressClass", "Job", "Namespace", "NetworkPolicy",
        "PodDisruptionBudget", "Role", "RoleBinding", "Secret", "Service", "ServiceAccount", "StatefulSet",
    ];

    private static Lazy<CatalogNode> loaded = new(() => Load(CatalogResources.Open(Kubernetes)));

    /// <summary>A type's node in the catalog; null where there is none.</summary>
    internal static CatalogNode? Node(string name) => loaded.Value.Child(name);

    /// <summary>A type's schema; null where there is none.</summary>
    internal static TypeSchema? Find(string name)
    {
        lock (Schemas)
        {
            if (!Schemas.TryGetValue(name, out var schema) && Node(name) is { } node)
            {
                Schemas.Add(name, schema = SchemaOf(node, isType: true));
            }

            return schema;
        }
    }

    /// <summary>Adds the kinds of Kubernetes.</summary>
    internal static void AddTo(KindSchemas kinds)
    {
        foreach (var kind in Kinds.Where(kind => Node(kind) is not null))
        {
            kinds.Add(kind, new Lazy<TypeSchema>(() => Find(kind)!));
        }
    }

    /// <summary>Takes other types of Kubernetes than those in this assembly: the builder has newer ones.</summary>
    internal static void Replace(string kubernetes)
    {
        lock (Schemas)
        {
            Schemas.Clear();
            loaded = new(() => Load(new StringReader(kubernetes)));
        }
    }

    private static CatalogNode Load(TextReader kubernetes)
    {
        var root = new CatalogNode(string.Empty);
        foreach (var reader in new[] { kubernetes, CatalogResources.Open(Documents) })
        {
            using (reader)
            {
                CatalogText.Read(reader, root);
            }
        }

        return root;
    }

    private static TypeSchema SchemaOf(CatalogNode node, bool isType = false)
    {
        var facts = node.Variants[0].Facts;
        var members = node.Children.ToDictionary(child => child.Name, child => SchemaOf(child), StringComparer.Ordinal);
        return new TypeSchema
        {
            Kinds = facts.Kinds,
            Allowed = facts.Allowed,
            Required = facts.Required,
            TypeName = isType ? null : facts.TypeName,
            Members = members.Count > 0 ? members : null,
            Item = node.Item is null ? null : SchemaOf(node.Item),
        };
    }
}
