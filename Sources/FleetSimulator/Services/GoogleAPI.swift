/// Google's APIs, as far as they are simulated: each service lists its methods in a file of its own.
package enum GoogleAPI {
    /// All methods.
    package static let methods: [APIMethod] =
        osConfig + compute + serviceUsage + resourceManager + billing + logging + monitoring
}
