// Replaces the file of this name that the code generator writes once into GenesysGraph/Sources/Schema.
import ApolloAPI

public enum SchemaConfiguration: ApolloAPI.SchemaConfiguration {
  /// Type and id name one object, whose fields are the same wherever it stands. What has no id belongs to the object around it.
  public static func cacheKeyInfo(for type: ApolloAPI.Object, object: ApolloAPI.ObjectData) -> CacheKeyInfo? {
    try? CacheKeyInfo(jsonValue: object["id"])
  }
}
