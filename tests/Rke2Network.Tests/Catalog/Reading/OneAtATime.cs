using Xunit;

namespace Rke2Network.Tests.Catalog.Reading;

/// <summary>The collection in which tests run one at a time: they measure time and memory.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    internal const string Name = "One at a time";
}
