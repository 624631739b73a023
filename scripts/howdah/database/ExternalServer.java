package howdah.database;

/// A server that is somebody else's: lessons work there in the role that the settings name, in a place of their own.
record ExternalServer(Endpoint endpoint) implements Server {

    @Override
    public Roles roles() {
        return new Roles(endpoint, endpoint, null);
    }

    @Override
    public String description() {
        return "PostgreSQL at " + endpoint;
    }

    @Override
    public void close() {
    }
}
