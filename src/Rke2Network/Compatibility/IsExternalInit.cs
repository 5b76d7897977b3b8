#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to allow <c>init</c>; netstandard2.0 lacks it.</summary>
internal static class IsExternalInit
{
}
#endif
