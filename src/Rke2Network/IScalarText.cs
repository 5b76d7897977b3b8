namespace Rke2Network;

/// <summary>A value whose text (<see cref="object.ToString"/>) is what stands for it in YAML.</summary>
public interface IScalarText
{
}
