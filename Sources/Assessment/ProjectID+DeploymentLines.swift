import Fleet

extension ProjectID {
    /// The line that shows a patch deployment.
    func describeLine(_ deployment: PatchDeploymentID) -> String {
        gcloud("compute os-config patch-deployments describe", deployment.text)
    }

    /// The line that resumes a patch deployment.
    func resumeLine(_ deployment: PatchDeploymentID) -> String {
        gcloud("compute os-config patch-deployments resume", deployment.text)
    }

    /// The line that changes a patch deployment to what a file says.
    func updateLine(_ deployment: PatchDeploymentID) -> String {
        gcloud("compute os-config patch-deployments update", deployment.text, "--file=FILE")
    }
}
