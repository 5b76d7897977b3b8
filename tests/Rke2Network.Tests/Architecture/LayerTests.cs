using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Rke2Network.Model;
using Xunit;

namespace Rke2Network.Tests.Architecture;

/// <summary>The domain knows no PowerShell, console or Kubernetes client, and shows nobody else's types.</summary>
public sealed class LayerTests
{
    private static readonly Assembly Domain = typeof(CniConfig).Assembly;

    [Fact]
    public void The_domain_uses_its_packages_and_the_framework_only() =>
        Assert.Empty(Domain.GetReferencedAssemblies().Select(name => name.Name!).Where(name =>
            name is not ("netstandard" or "mscorlib" or "DiffPlex" or "YamlDotNet" or "System.Net.IPNetwork" or "System") && !IsFramework(name)));

    [Fact]
    public void Public_signatures_hold_no_third_party_type() =>
        Assert.Empty(Domain.GetExportedTypes().SelectMany(Signatures).SelectMany(Parts).Distinct()
            .Where(type => type.Assembly != Domain && !IsFramework(type.Assembly.GetName().Name!)));

    [Fact]
    public void Namespaces_are_folders_of_the_plan() =>
        Assert.Empty(Domain.GetExportedTypes().Select(type => type.Namespace).Distinct().Except(
            ["Rke2Network", "Rke2Network.Model", "Rke2Network.Addressing", "Rke2Network.Catalog", "Rke2Network.Catalog.Reading", "Rke2Network.Manifests", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Yaml", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts", "Rke2Network.Windows", "Rke2Network.Clusters", "Rke2Network.Publishing", "Rke2Network.Rollouts", "Rke2Network.Nodes", "Rke2Network.Attachments", "Rke2Network.Sriov"]));

    /// <summary>What is below does not know what is above; the source is read, as bodies count too.</summary>
    [Theory]
    [InlineData("Rke2Network", "Rke2Network.Yaml", "Rke2Network.Addressing", "Rke2Network.Model", "Rke2Network.Catalog", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Yaml", "Rke2Network.Addressing", "Rke2Network.Model", "Rke2Network.Catalog", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Addressing", "Rke2Network.Yaml", "Rke2Network.Model", "Rke2Network.Catalog", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Model", "Rke2Network.Catalog", "Rke2Network.Windows", "Rke2Network.Manifests", "Rke2Network.Checking", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Manifests", "Rke2Network.Catalog", "Rke2Network.Checking", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Catalog.Templates", "Rke2Network.Model", "Rke2Network.Catalog", "Rke2Network.Catalog.Reading", "Rke2Network.Manifests", "Rke2Network.Checking", "Rke2Network.Upgrades", "Rke2Network.Rules")]
    [InlineData("Rke2Network.Catalog.Reading", "Rke2Network.Model", "Rke2Network.Manifests", "Rke2Network.Checking", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Catalog", "Rke2Network.Windows", "Rke2Network.Manifests", "Rke2Network.Checking", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Checking", "Rke2Network.Manifests", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Upgrades", "Rke2Network.Manifests", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Rendering", "Rke2Network.Rules", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Windows", "Rke2Network.Manifests", "Rke2Network.Checking", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    [InlineData("Rke2Network.Clusters", "Rke2Network.Model", "Rke2Network.Catalog", "Rke2Network.Manifests", "Rke2Network.Checking", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts", "Rke2Network.Publishing", "Rke2Network.Rollouts")]
    [InlineData("Rke2Network.Rollouts", "Rke2Network.Catalog", "Rke2Network.Manifests", "Rke2Network.Checking", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts", "Rke2Network.Publishing")]
    [InlineData("Rke2Network.Nodes", "Rke2Network.Attachments", "Rke2Network.Sriov", "Rke2Network.Catalog", "Rke2Network.Manifests", "Rke2Network.Checking", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts", "Rke2Network.Publishing", "Rke2Network.Rollouts")]
    [InlineData("Rke2Network.Attachments", "Rke2Network.Catalog", "Rke2Network.Manifests", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts", "Rke2Network.Publishing", "Rke2Network.Rollouts")]
    [InlineData("Rke2Network.Sriov", "Rke2Network.Attachments", "Rke2Network.Catalog", "Rke2Network.Manifests", "Rke2Network.Checking", "Rke2Network.Upgrades", "Rke2Network.Rules", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts", "Rke2Network.Publishing", "Rke2Network.Rollouts")]
    [InlineData("Rke2Network.Clusters", "Rke2Network.Nodes", "Rke2Network.Attachments", "Rke2Network.Sriov")]
    [InlineData("Rke2Network.Model", "Rke2Network.Rollouts")]
    [InlineData("Rke2Network.Rules", "Rke2Network.Publishing", "Rke2Network.Rollouts")]
    [InlineData("Rke2Network.Publishing", "Rke2Network.Rendering", "Rke2Network.Editing", "Rke2Network.Shortcuts")]
    public void Folders_look_down_only(string below, params string[] above) =>
        Assert.Empty(
            from file in Directory.GetFiles(SourceFolder, "*.cs", SearchOption.AllDirectories)
            let text = File.ReadAllText(file)
            where Regex.IsMatch(text, $@"^namespace {Regex.Escape(below)};", RegexOptions.Multiline)
            from name in above
            where Regex.IsMatch(text, $@"^using {Regex.Escape(name)};|(?<!see cref=""|[.\w]){Regex.Escape(name.Substring(name.LastIndexOf('.') + 1))}\.[A-Z]", RegexOptions.Multiline)
            select $"{file}: {name}");

    private static string SourceFolder { get; } = Path.Combine(
        typeof(LayerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!, "src", "Rke2Network");

    private static bool IsFramework(string name) =>
        name is "mscorlib" or "netstandard" or "System" || name.StartsWith("System.", StringComparison.Ordinal) && name != "System.Net.IPNetwork";

    private static IEnumerable<Type> Signatures(Type type)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return new[] { type.BaseType }.OfType<Type>()
            .Concat(type.GetInterfaces())
            .Concat(type.GetFields(Flags).Select(field => field.FieldType))
            .Concat(type.GetProperties(Flags).Select(property => property.PropertyType))
            .Concat(type.GetConstructors(Flags).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetMethods(Flags).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType).Where(attribute => attribute.IsPublic));
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
}
